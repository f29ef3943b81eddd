import { apiKey, ids } from "./api.js";
import { loadProgram } from "./program.js";

const [program = "", baseUrl = "stub", concurrency = "1", count = "1"] = process.argv.slice(2);

if (baseUrl === "stub") {
  const headers = { "content-type": "application/json" };
  globalThis.fetch = () => Promise.resolve(new Response('{"deleted":true}', { headers }));
}
const createDelete = await loadProgram(program);
const deleteKey = createDelete({
  baseUrl: baseUrl === "stub" ? "http://127.0.0.1/api/v1" : baseUrl,
  apiKey,
});

// The first run is a warm-up, in which the compiler optimizes the code.
await measure(Number(count));
console.log(JSON.stringify(await measure(Number(count))));
process.exit();

/** @param {number} count */
async function measure(count) {
  let calls = 0;
  const start = performance.now();
  const cpuStart = process.cpuUsage();
  const work = async () => {
    while (calls < count) {
      // With the stub, all calls would run in one turn of the event loop, and the targets of weak references cannot be
      // collected before the turn ends.
      if (++calls % 50 === 0) await new Promise(setImmediate);
      await deleteKey(ids.confirmed);
    }
  };
  await Promise.all(Array.from({ length: Number(concurrency) }, work));
  const { user, system } = process.cpuUsage(cpuStart);
  return {
    callsPerSecond: (calls * 1000) / (performance.now() - start),
    cpuMicroseconds: (user + system) / calls,
  };
}
