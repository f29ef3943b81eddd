import { mkdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { toNormalForm } from "./contract/normal-form.js";
import { parseDocument } from "./contract/parse-document.js";
import { redocly } from "./contract/redocly.js";
import { contractPath, readUpstream, sha256 } from "./contract/upstream.js";
import { Failure, run } from "./failure.js";

// Where redocly.yaml expects it.
const folder = fileURLToPath(new URL("../node_modules/.cache/openrouter-byok/", import.meta.url));

await run(async () => {
  const name = "openapi/byok.yaml";
  const text = await readFile(contractPath, "utf8");
  const upstream = await readUpstream();
  if (sha256(text) !== upstream.sha256) {
    throw new Failure(`${name} is not what was pulled: its hash is not the one in its record`);
  }
  const contract = parseDocument(text, name);
  const normalForm = await toNormalForm(contract, name);
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}normal-form.json`, JSON.stringify(normalForm, null, 2));
  for (const api of ["contract", "normal-form"]) {
    const { ok, stdout, stderr } = await redocly("lint", api);
    if (!ok) throw new Failure(`the ${api} does not pass its lint rules\n${stdout}${stderr}`);
    console.log(`${api}: no lint problems`);
  }
});
