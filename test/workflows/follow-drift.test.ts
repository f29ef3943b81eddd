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

/** @param drift - A program in place of `npm run drift`. */
async function follow(drift: string): Promise<Run & { output: string | undefined }> {
  const { follow: clone } = clones;
  clone.edit("package.json", "node drift.cjs", "node ../drift.cjs");
  clone.edit("package.json", "node accept.cjs", "node ../accept.cjs");
  clone.commit();
  writeFileSync(join(folder, "drift.cjs"), drift);
  const accept =
    'fs.appendFileSync("openapi/byok.yaml", "paths: {}\\n"); fs.writeFileSync("src/generated/new.ts", "")';
  writeFileSync(join(folder, "accept.cjs"), `const fs = require("node:fs"); ${accept}`);
  const output = join(folder, "output");
  const artifact = join(folder, "artifact");
  mkdirSync(artifact);
  const run = await clone.run("follow-drift.sh", [artifact], { GITHUB_OUTPUT: output });
  return { ...run, output: existsSync(output) ? readFileSync(output, "utf8") : undefined };
}

/** A drift that reports a verdict in both formats. */
const reports = (verdict: string, code: number): string =>
  `const isJson = process.argv.includes("json");
  console.log(isJson ? '{ "verdict": "${verdict}" }' : "# A report");
  process.exitCode = ${code};`;

/** A breaking drift that could not tell in one of the formats. */
const failsWith = (format: string): string =>
  `${reports("breaking", 1)} if (process.argv.includes("${format}")) process.exitCode = 2;`;

test.each([
  ["compatible", 0],
  ["breaking", 1],
])("a %s drift becomes a report and a patch that can be staged", async (verdict, code) => {
  const { output } = await follow(reports(verdict, code));
  expect(output).toBe(`verdict=${verdict}\n`);
  expect(readFileSync(join(folder, "artifact/report.md"), "utf8")).toBe("# A report\n");
  const staged = await clones.propose.run("stage-patch.ts", [
    join(folder, "artifact/contract.patch"),
  ]);
  expect(staged).toEqual({ code: 0, stdout: "", stderr: "" });
  expect(clones.propose.git("diff", "--cached", "--name-only")).toBe(
    "openapi/byok.yaml\nsrc/generated/new.ts",
  );
});

test("without a drift there is nothing to propose", async () => {
  const run = await follow(reports("none", 0));
  expect(run).toEqual({ code: 0, stdout: "", stderr: "", output: "verdict=none\n" });
  expect(clones.follow.git("status", "--porcelain")).toBe("");
});

test.each([
  ["could not tell", reports("unknown", 2)],
  ["fails after its verdict", failsWith("json")],
  ["fails at its report", failsWith("markdown")],
  ["names a verdict that does not exist", reports("$(id)", 1)],
  ["fails before it has a verdict", 'throw new Error("a");'],
])("nothing is accepted from a drift that %s", async (_name, drift) => {
  const { code, output } = await follow(drift);
  expect(code).toBe(1);
  expect(output).toBeUndefined();
  expect(clones.follow.git("status", "--porcelain")).toBe("");
});
