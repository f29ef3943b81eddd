import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "../failure.js";
import { withTemporaryFolder } from "../files/with-temporary-folder.js";
import { redocly } from "./redocly.js";

/**
 * Checks that a document is structured as the OpenAPI Specification says.
 *
 * @param {string} text
 * @param {string} name what to call it in an error
 */
export async function lintStructure(text, name) {
  const { ok, stdout, stderr } = await withTemporaryFolder(async (folder) => {
    const file = join(folder, "contract.yaml");
    await writeFile(file, text);
    return redocly("lint", file, "--extends", "spec", "--format", "json");
  });
  if (ok) return;
  const { problems } = readReport(stdout) ?? { problems: [] };
  const reasons = problems.map(
    ({ message, location }) => `${message} (${location[0]?.pointer ?? "#/"})`,
  );
  throw new Failure(
    `${name} is not valid OpenAPI:\n${reasons.length > 0 ? reasons.join("\n") : stderr}`,
  );
}

/**
 * @typedef {{ problems: { message: string, location: { pointer?: string }[] }[] }} Report
 * @param {string} stdout
 */
function readReport(stdout) {
  try {
    /** @type {unknown} */
    const report = JSON.parse(stdout);
    return /** @type {Report} */ (report);
  } catch {
    return undefined;
  }
}
