import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { createClones, createFolder } from "./scratch-repository.ts";
import type { Clone, Run } from "./scratch-repository.ts";

/** A stub of GitHub's command line that records its arguments. */
const gh = `#!/usr/bin/env bash
echo "$*" >> "$FOLDER/calls"
case "$*" in
  *--body-file*) cat > "$FOLDER/body" ;;
  "pr list"*) echo "$PULL_REQUESTS" ;;
esac
`;

let folder: string;
let clones: Record<"propose" | "maintainer", Clone>;

beforeEach(() => {
  folder = createFolder(onTestFinished);
  writeFileSync(join(folder, "gh"), gh);
  chmodSync(join(folder, "gh"), 0o755);
  clones = createClones(folder, "propose", "maintainer");
});

const read = (name: string): string => readFileSync(join(folder, name), "utf8");

/** Runs propose-drift.ts with a staged contract that contains the given title. */
async function propose(
  verdict: string,
  { title = "a", report = "# A report\n", pullRequests = "[]" } = {},
): Promise<Run & { calls: string[] }> {
  const { propose: clone } = clones;
  clone.git("switch", "--quiet", "--detach", "origin/main");
  clone.write("openapi/byok.yaml", `info: ${title}\n`);
  clone.git("add", "--all");
  writeFileSync(join(folder, "report.md"), report);
  const run = await clone.run("propose-drift.ts", [verdict, join(folder, "report.md")], {
    PATH: `${folder}:${process.env.PATH ?? ""}`,
    FOLDER: folder,
    PULL_REQUESTS: pullRequests,
  });
  const calls = existsSync(join(folder, "calls")) ? read("calls").trimEnd().split("\n") : [];
  return { ...run, calls };
}

function proposedContract(): string {
  clones.maintainer.git("fetch", "--quiet", "origin");
  return clones.maintainer.git("show", "origin/drift:openapi/byok.yaml");
}

const labels = [
  "label create drift: compatible --force",
  "label create drift: breaking --force",
  "pr list --head drift --limit 1000 --json number,isCrossRepository",
];

test("the staged contract is pushed and proposed in a new pull request", async () => {
  const { code, calls } = await propose("compatible");
  expect(code).toBe(0);
  expect(calls).toEqual([
    ...labels,
    "pr create --head drift --title The contract has drifted: compatible --body-file - --label drift: compatible",
  ]);
  expect(read("body")).toBe("# A report\n");
  expect(proposedContract()).toBe("info: a");
  expect(clones.maintainer.git("log", "--format=%an: %s", "origin/main..origin/drift")).toBe(
    "github-actions[bot]: Follow the contract that upstream publishes (compatible)",
  );
});

test("a newer contract overwrites the branch, and only the branch's own pull request is updated, not one from a fork", async () => {
  await propose("compatible");
  const { code, calls } = await propose("breaking", {
    title: "b",
    pullRequests: '[{"number":1,"isCrossRepository":true},{"number":2,"isCrossRepository":false}]',
  });
  expect(code).toBe(0);
  expect(calls.at(-1)).toBe(
    "pr edit 2 --title The contract has drifted: breaking --body-file - --add-label drift: breaking --remove-label drift: compatible",
  );
  expect(proposedContract()).toBe("info: b");
});

test("a maintainer's commits on the branch are kept while the proposed contract is unchanged", async () => {
  await propose("compatible");
  const { maintainer } = clones;
  maintainer.git("fetch", "--quiet", "origin", "drift");
  maintainer.git("switch", "--quiet", "--detach", "FETCH_HEAD");
  maintainer.write("src/index.ts", "// a fix\n");
  maintainer.commit();
  maintainer.git("push", "--quiet", "origin", "HEAD:drift");
  const { code, stdout } = await propose("compatible", {
    pullRequests: '[{"number":1,"isCrossRepository":false}]',
  });
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: "this contract has already been proposed\n",
  });
  maintainer.git("fetch", "--quiet", "origin");
  expect(maintainer.git("show", "origin/drift:src/index.ts")).toBe("// a fix");
});

test("a report that is too long for a pull request is cut at the end of a line and starts with a notice", async () => {
  const line = `${"\u{1F511}".repeat(40)}\n`;
  await propose("compatible", { report: `\`\`\`\n${line.repeat(1_000)}\`\`\`\n` });
  const body = read("body");
  expect(body.length).toBeLessThanOrEqual(65_536);
  expect(body.length).toBeGreaterThan(65_536 - 2 * line.length);
  expect(body).toMatch(/^_This report has been truncated\. .*_\n\n```\n/);
  expect(body.endsWith(`\n${line}`)).toBe(true);
});

test("a report of exactly the maximum length is not cut", async () => {
  const report = "a".repeat(65_536);
  await propose("compatible", { report });
  expect(read("body")).toBe(report);
});

test("a verdict other than compatible or breaking is a usage error, and nothing is proposed", async () => {
  const { code, stderr, calls } = await propose("none");
  expect(code).toBe(1);
  expect(stderr).toContain("usage");
  expect(calls).toEqual([]);
});
