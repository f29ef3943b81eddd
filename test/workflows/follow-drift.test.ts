import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { createClones, createFolder } from "./scratch-repository.ts";
import type { Clone, Run } from "./scratch-repository.ts";

let folder: string;
let clones: Record<"follow" | "propose", Clone>;

beforeEach(() => {
  folder = createFolder(onTestFinished);
  clones = createClones(folder, "follow", "propose");
});

/**
 * Runs follow-drift.sh in a clone.
 *
 * @param accept - the code of a program that replaces `npm run drift:accept`
 */
async function follow(accept: string): Promise<Run & { output: string | undefined }> {
  const { follow: clone } = clones;
  clone.edit("package.json", "node accept.cjs", "node ../accept.cjs");
  clone.commit();
  writeFileSync(join(folder, "accept.cjs"), accept);
  const output = join(folder, "output");
  const artifact = join(folder, "artifact");
  mkdirSync(artifact);
  const variables = { GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: join(folder, "summary") };
  const run = await clone.run("follow-drift.sh", [artifact], variables);
  return { ...run, output: existsSync(output) ? readFileSync(output, "utf8") : undefined };
}

/** Code that writes a report with a verdict, as `npm run drift:accept` does. */
const writeReport = (verdict: string): string => `
  const fs = require("node:fs");
  const [option, folder] = process.argv.slice(2);
  if (option !== "--report") throw new Error("the option --report is missing");
  fs.writeFileSync(folder + "/report.json", JSON.stringify({ verdict: "${verdict}" }));
  fs.writeFileSync(folder + "/report.md", "# A report\\n");
  fs.writeFileSync(folder + "/annotations.txt", "::warning title=a::b\\n");`;

/** Code that changes the contract and the generated code, as accepting a drift does. */
const changeFiles = `
  fs.appendFileSync("openapi/byok.yaml", "paths: {}\\n");
  fs.appendFileSync("src/generated/schema.ts", "export const other = 2;\\n");`;

test.each(["compatible", "breaking"])(
  "follow-drift.sh writes a report and a stageable patch of a %s drift",
  async (verdict) => {
    const { output, stdout } = await follow(writeReport(verdict) + changeFiles);
    expect(output).toBe(`verdict=${verdict}\n`);
    expect(stdout).toBe("::warning title=a::b\n");
    expect(readFileSync(join(folder, "summary"), "utf8")).toBe("# A report\n");
    expect(readFileSync(join(folder, "artifact/report.md"), "utf8")).toBe("# A report\n");
    const staged = await clones.propose.run("stage-patch.ts", [
      join(folder, "artifact/contract.patch"),
    ]);
    expect(staged).toEqual({ code: 0, stdout: "", stderr: "" });
    expect(clones.propose.git("diff", "--cached", "--name-only")).toBe(
      "openapi/byok.yaml\nsrc/generated/schema.ts",
    );
  },
);

test("follow-drift.sh stages nothing if there is no drift", async () => {
  const run = await follow(writeReport("none"));
  expect(run).toEqual({ code: 0, stdout: "", stderr: "", output: "verdict=none\n" });
  expect(clones.follow.git("status", "--porcelain")).toBe("");
});

test.each([
  ["reports an unknown verdict", writeReport("$(id)")],
  ["fails after writing its report", `${writeReport("breaking")} process.exitCode = 1;`],
  ["fails before writing its report", 'throw new Error("a");'],
])("follow-drift.sh fails and outputs no verdict if drift:accept %s", async (_name, accept) => {
  const { code, output } = await follow(accept);
  expect(code).toBe(1);
  expect(output).toBeUndefined();
  expect(clones.follow.git("status", "--porcelain")).toBe("");
});
