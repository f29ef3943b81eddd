import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readWorkflow, root } from "./scratch-repository.ts";

const names = readdirSync(join(root, ".github/workflows"));

describe.each(names)("the workflow %s", (name) => {
  const { permissions, jobs } = readWorkflow(name);
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  test("pins every action to a commit hash and names its version in a comment", () => {
    const text = readFileSync(join(root, ".github/workflows", name), "utf8");
    for (const [line] of text.matchAll(/uses:.*/g)) {
      expect(line).toMatch(/^uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    }
  });

  test("never expands an expression in a shell command", () => {
    for (const { run } of steps) expect(run ?? "").not.toContain("${{");
  });

  test("leaves no credentials in a checkout", () => {
    for (const step of steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"))) {
      expect(step.with).toMatchObject({ "persist-credentials": false });
    }
  });

  test("installs nothing in a job with write permissions", () => {
    expect(Object.values(permissions)).not.toContain("write");
    for (const job of Object.values(jobs)) {
      if (!Object.values(job.permissions ?? {}).includes("write")) continue;
      for (const { run } of job.steps) {
        expect(run ?? "").not.toMatch(/npm (?!publish )|npx|node_modules|cache: /);
      }
    }
  });

  test("runs no install scripts of packages", () => {
    for (const { run } of steps)
      expect(run ?? "").not.toMatch(/npm (ci|install)(?!.*--ignore-scripts)/);
  });
});

test("the release notes and the SBOM of a release are created by the job that runs no tests", () => {
  const { repack, announce } = readWorkflow("release.yml").jobs;
  const commands = repack?.steps.map(({ run }) => run ?? "").join("\n") ?? "";
  expect(commands).toMatch(/ sbom > .*\n.* release:notes .* > .*\nnpm pack /);
  expect(commands).not.toMatch(/npm (test|run (?!--silent (sbom|release:notes) ))/);
  const download = announce?.steps.find(({ uses }) => uses?.includes("download-artifact"));
  expect(download?.with).toEqual({ name: "repacked" });
});

test("Dependabot watches every lockfile and the actions", () => {
  const lockfiles = execFileSync("git", ["ls-files", "*package-lock.json"], {
    cwd: root,
    encoding: "utf8",
  });
  const { updates } = parse(readFileSync(join(root, ".github/dependabot.yml"), "utf8")) as {
    updates: { "package-ecosystem": string; directories?: string[]; directory?: string }[];
  };
  const watched = (ecosystem: string): string[] =>
    updates
      .filter((update) => update["package-ecosystem"] === ecosystem)
      .flatMap(({ directories, directory = "" }) => directories ?? [directory]);
  const folders = lockfiles
    .trim()
    .split("\n")
    .map((path) => join("/", dirname(path)));
  expect(watched("npm").sort()).toEqual(folders.sort());
  expect(watched("github-actions")).toEqual(["/"]);
});
