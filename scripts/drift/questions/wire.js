import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { isMapping, parseDocument } from "../../contract/parse-document.js";
import { redoclyCommand } from "../../contract/redocly.js";
import { contractPath } from "../../contract/upstream.js";
import { Failure, messageOf } from "../../failure.js";
import { withTemporaryFolder } from "../../files/with-temporary-folder.js";
import { entriesOf } from "../../generator/responses.js";
import { answer } from "../verdict.js";

const source = fileURLToPath(new URL("../../../src/", import.meta.url));

/**
 * What Redocly says of the traffic.
 *
 * @typedef {object} TrafficReport
 * @property {{ totalExchanges: number, documentedExchanges: number }} run
 * @property {{ message: string, method: string, path: string, status: number, schemaPath?: string }[]} problems
 */

/**
 * Does recorded traffic of the client and the sandbox conform to the contract? Redocly is the judge: its
 * proxy stands between the two, records, and compares.
 */
export function wire() {
  return withTemporaryFolder(async (folder) => {
    const har = join(folder, "traffic.har");
    const { createByokClient, createSandbox } = await load(folder);
    // A HAR holds the token that was sent: it is none, and goes with the folder.
    const sandbox = createSandbox({ managementKey: "sk-or-v1-none" });
    const server = await sandbox.listen();
    const proxy = await startProxy(server.url, har);
    try {
      const id = await sandbox.addCredential({ provider: "openai", providerKey: "sk-none" });
      /** @param {string} apiKey */
      const call = async (apiKey) => {
        const client = createByokClient({ apiKey, baseUrl: proxy.url, maxRetries: 0 });
        // What the client makes of an answer is not the question.
        await client.deleteByokKey(id).catch(() => undefined);
      };
      await call(sandbox.managementKey);
      await call(sandbox.managementKey);
      await call("sk-or-v1-another");
      sandbox.injectFaults({ status: 500 });
      await call(sandbox.managementKey);
      const report = await proxy.stop();
      return judge(report, 4, await undocumentedStatuses(har));
    } finally {
      await proxy.stop();
      await server.close();
    }
  });
}

/**
 * The client and the sandbox as they are in `src/`, which Node 20 cannot load itself.
 *
 * @param {string} folder
 */
async function load(folder) {
  const outfile = join(folder, "client.mjs");
  const contents = 'export * from "./index.ts"; export * from "./sandbox/sandbox.ts";';
  const stdin = { contents, resolveDir: source };
  try {
    await build({
      stdin,
      outfile,
      bundle: true,
      format: "esm",
      platform: "node",
      logLevel: "silent",
    });
  } catch (error) {
    throw new Failure(`src/ cannot be loaded: ${messageOf(error)}`);
  }
  /** @type {unknown} */
  const loaded = await import(pathToFileURL(outfile).href);
  return /** @type {typeof import("../../../src/index.ts") & typeof import("../../../src/sandbox/sandbox.ts")} */ (
    loaded
  );
}

/**
 * @param {string} target where the API is
 * @param {string} har
 */
async function startProxy(target, har) {
  const { origin, pathname } = new URL(target);
  const { command, args, options } = redoclyCommand(
    "proxy",
    ...["--target", origin, "--port", "0", "--har", har],
    ...["--api", contractPath, "--match-mode", "basepath", "--format", "json"],
  );
  const proxy = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  let [stdout, stderr] = ["", ""];
  proxy.stdout.setEncoding("utf8").on("data", (/** @type {string} */ text) => (stdout += text));
  const hasEnded = new Promise((resolve) => proxy.once("close", resolve));
  /** @type {string} */
  const port = await new Promise((resolve, reject) => {
    proxy.stderr.setEncoding("utf8").on("data", (/** @type {string} */ text) => {
      stderr += text;
      const [, found] = /listening on http:\/\/127\.0\.0\.1:(\d+)/.exec(stderr) ?? [];
      if (found !== undefined) resolve(found);
    });
    void hasEnded.then(() => {
      reject(new Failure(`Redocly's proxy did not start: ${stderr.trim()}`));
    });
  });
  return {
    url: `http://127.0.0.1:${port}${pathname}`,
    /** @returns {Promise<TrafficReport>} */
    async stop() {
      proxy.kill("SIGINT");
      await hasEnded;
      return parseReport(stdout);
    },
  };
}

/** @param {string} stdout */
function parseReport(stdout) {
  try {
    /** @type {unknown} */
    const report = JSON.parse(stdout);
    return /** @type {TrafficReport} */ (report);
  } catch {
    throw new Failure("Redocly's proxy gave no report of the traffic");
  }
}

/**
 * The exchanges with a status that the contract does not document: Redocly lets them pass.
 *
 * @param {string} har
 * @returns {Promise<TrafficReport["problems"]>}
 */
async function undocumentedStatuses(har) {
  const contract = parseDocument(await readFile(contractPath, "utf8"), "openapi/byok.yaml");
  const documented = Object.values(contract.paths).flatMap((pathItem) =>
    entriesOf(pathItem).flatMap(([, operation]) =>
      isMapping(operation) ? entriesOf(operation.responses).map(([status]) => status) : [],
    ),
  );
  /** @type {unknown} */
  const recorded = JSON.parse(await readFile(har, "utf8"));
  const { log } = /** @type {{ log: { entries: Exchange[] } }} */ (recorded);
  return log.entries
    .filter(({ response }) => !documented.includes(String(response.status)))
    .map(({ request, response }) => ({
      message: "The status is not documented.",
      method: request.method,
      path: new URL(request.url).pathname,
      status: response.status,
    }));
}

/**
 * @typedef {{ request: { method: string, url: string }, response: { status: number } }} Exchange
 *
 * @param {TrafficReport} report
 * @param {number} expected how many exchanges there were
 * @param {TrafficReport["problems"]} others
 */
function judge({ run, problems }, expected, others) {
  /** @type {import("../verdict.js").ReportedChange[]} */
  const changes = [...problems, ...others].map(({ message, method, path, status }) => ({
    verdict: "breaking",
    where: `${method} ${path} → ${String(status)}`,
    what: message,
  }));
  // One that matches no server is skipped without a finding.
  if (run.documentedExchanges < expected && changes.length === 0) {
    const what = `Of ${String(expected)} exchanges, only ${String(run.documentedExchanges)} are documented.`;
    changes.push({ verdict: "breaking", where: "traffic", what });
  }
  return answer(`${String(run.totalExchanges)} exchanges of client and sandbox`, changes);
}
