import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { contractPath } from "../../contract/upstream.js";
import { describeDifferences } from "../../files/describe-differences.js";
import { isUpToDate, rememberUpToDate } from "../../generator/generation.js";
import { answer } from "../verdict.js";

const folder = fileURLToPath(new URL("../../../src/generated/", import.meta.url));

/** Is `src/generated/` what the contract generates now? */
export async function stale() {
  if (await isUpToDate(contractPath, folder)) return answer("src/generated/", []);
  const contract = await readFile(contractPath, "utf8");
  // Loaded when needed, for it takes its time.
  const { generateFiles } = await import("../../generator/generate-files.js");
  const files = await generateFiles(contract, "openapi/byok.yaml", folder);
  const differences = await describeDifferences(files);
  if (differences.length === 0) await rememberUpToDate(contractPath, contract, folder);
  return answer(
    "src/generated/",
    differences.map((difference) => ({
      verdict: "breaking",
      where: String(difference.split("\n")[0]),
      what: "The contract generates something else: run npm run generate.",
    })),
  );
}
