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

/** @param accept - A program in place of `npm run drift:accept`. */
async function follow(accept: string): Promise<Run & { output: string | undefined }> {
  const { follow: clone } = clones;
  clone.edit("package.json", "node accept.cjs", "node ../accept.cjs");
  clone.commit();
  writeFileSync(join(folder, "accept.cjs"), accept);
  const output = join(folder, "output");
  const artifact = join(folder, "artifact");
  mkdirSync(artifact);
  const run = await clone.run("follow-drift.sh", [artifact], { GITHUB_OUTPUT: output });
  return { ...run, output: existsSync(output) ? readFileSync(output, "utf8") : undefined };
}

/** Reports a verdict as `npm run drift:accept` does. */
const report = (verdict: string): string => `
  const fs = require("node:fs");
  const [option, folder] = process.argv.slice(2);
  if (option !== "--report") throw new Error("no report is wanted");
  fs.writeFileSync(folder + "/report.json", JSON.stringify({ verdict: "${verdict}" }));
  fs.writeFileSync(folder + "/report.md", "# A report\\n");`;

/** Changes what a drift changes. */
const change = `
  fs.appendFileSync("openapi/byok.yaml", "paths: {}\\n");
  fs.appendFileSync("src/generated/schema.ts", "export const other = 2;\\n");`;

test.each(["compatible", "breaking"])(
  "a %s drift becomes a report and a patch that can be staged",
  async (verdict) => {
    const { output } = await follow(report(verdict) + change);
    expect(output).toBe(`verdict=${verdict}\n`);
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

test("without a drift there is nothing to propose", async () => {
  const run = await follow(report("none"));
  expect(run).toEqual({ code: 0, stdout: "", stderr: "", output: "verdict=none\n" });
  expect(clones.follow.git("status", "--porcelain")).toBe("");
});

test.each([
  ["names a verdict that does not exist", report("$(id)")],
  ["fails after its report", `${report("breaking")} process.exitCode = 1;`],
  ["fails before it has a report", 'throw new Error("a");'],
])("nothing is proposed from a run that %s", async (_name, accept) => {
  const { code, output } = await follow(accept);
  expect(code).toBe(1);
  expect(output).toBeUndefined();
  expect(clones.follow.git("status", "--porcelain")).toBe("");
});
