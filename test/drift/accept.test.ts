import { format } from "prettier";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { contract, pageWith } from "../helpers/fixture.ts";
import { respondWith, startServer } from "../helpers/server.ts";
import { createWorkspace } from "../helpers/workspace.ts";
import type { Run } from "../helpers/run.ts";
import type { Workspace } from "../helpers/workspace.ts";
import { deprecatedContract } from "./run-drift.ts";

const contractWithout404 = deprecatedContract.replace("'404'", "'410'");

/** Runs `drift:accept` with a text as the published description. */
async function accept(workspace: Workspace, text: string, ...args: string[]): Promise<Run> {
  await workspace.write("upstream.txt", text);
  return workspace.run("drift-accept.ts", "--upstream", "upstream.txt", ...args);
}

async function allFiles(workspace: Workspace): Promise<Record<string, string>> {
  const files = await workspace.snapshot();
  for (const name of ["CHANGELOG.md", "package.json", "package-lock.json"]) {
    files[name] = await workspace.read(name);
  }
  return files;
}

async function versions(workspace: Workspace): Promise<(string | undefined)[]> {
  const parse = async (name: string): Promise<Record<string, unknown>> =>
    JSON.parse(await workspace.read(name)) as Record<string, unknown>;
  const { version } = await parse("package.json");
  const lock = await parse("package-lock.json");
  const { "": root } = lock.packages as Record<string, { version: string }>;
  return [version as string, lock.version as string, root?.version];
}

test("drift:accept changes no files if there is no drift", async () => {
  const workspace = await createWorkspace(contract);
  const before = await allFiles(workspace);
  const run = await accept(workspace, contract);
  expect(run).toEqual({ code: 0, stdout: "verdict: none\n", stderr: "" });
  expect(await allFiles(workspace)).toEqual(before);
});

test("accepting a compatible drift updates the contract, the generated code, the changelog and the version", async () => {
  const workspace = await createWorkspace(contract);
  await workspace.write("CHANGELOG.md", "# Changelog\n\n## 0.1.0\n\n- the first\n");
  const { code, stdout, stderr } = await accept(workspace, deprecatedContract);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toBe(
    "contract updated from upstream.txt; next version: 0.1.1\nverdict: compatible\n",
  );
  const { paths } = parse(deprecatedContract) as { paths: object };
  expect(parse(await workspace.read("openapi/byok.yaml"))).toMatchObject({ paths });
  expect(await workspace.read("src/generated/schema.ts")).toContain("@deprecated");
  expect(await workspace.read("CHANGELOG.md")).toMatch(
    /^# Changelog\n\n## 0\.1\.1 \(unreleased\)\n\n- compatible: DELETE \/byok\/\{id\}.*deprecated.*\n\n## 0\.1\.0\n/,
  );
  expect(await versions(workspace)).toEqual(["0.1.1", "0.1.1", "0.1.1"]);
});

test("with --report, accepting a drift also writes its report as JSON, as Markdown and as annotations", async () => {
  const workspace = await createWorkspace(contract);
  const run = await accept(workspace, deprecatedContract, "--report", "artifact");
  expect(run).toMatchObject({ code: 0, stderr: "" });
  expect(JSON.parse(await workspace.read("artifact/report.json"))).toMatchObject({
    verdict: "compatible",
    source: "upstream.txt",
  });
  expect(await workspace.read("artifact/report.md")).toContain("## Contract drift: compatible\n");
  const annotations = await workspace.read("artifact/annotations.txt");
  expect(annotations).toMatch(/^(?:::warning title=.*::.*\n)+$/);
});

test("after the first drift is accepted, the changelog is still formatted as Prettier formats it", async () => {
  const workspace = await createWorkspace(contract);
  expect(await accept(workspace, deprecatedContract)).toMatchObject({ code: 0 });
  const changelog = await workspace.read("CHANGELOG.md");
  expect(changelog).toContain("deprecated");
  expect(await format(changelog, { parser: "markdown" })).toBe(changelog);
});

test("accepting a breaking drift of the recorded source raises the unreleased version", async () => {
  const workspace = await createWorkspace(contract);
  await workspace.write(
    "CHANGELOG.md",
    "# Changelog\n\n## 0.1.1 (unreleased)\n\n- compatible: one\n\n## 0.1.0\n\n- the first\n",
  );
  const { baseUrl } = await startServer(respondWith(200, pageWith(contractWithout404)));
  await workspace.edit("openapi/upstream.json", (text) =>
    text.replace("https://openrouter.ai/openapi.yaml", baseUrl),
  );
  const { stdout } = await workspace.run("drift-accept.ts");
  expect(stdout).toBe(`contract updated from ${baseUrl}; next version: 0.2.0\nverdict: breaking\n`);
  expect(await workspace.read("CHANGELOG.md")).toMatch(
    /^# Changelog\n\n## 0\.2\.0 \(unreleased\)\n\n- compatible: one\n[^]*(- breaking: .*404.*\n)[^]*\n## 0\.1\.0\n/,
  );
  expect(await versions(workspace)).toEqual(["0.2.0", "0.2.0", "0.2.0"]);
});

test("accepting a renamed path parameter also updates the recorded operation", async () => {
  const workspace = await createWorkspace(contract);
  const renamed = contract.replace("{id}", "{key_id}").replace("- name: id", "- name: key_id");
  const { stdout, stderr } = await accept(workspace, renamed);
  expect(stderr).toBe("");
  expect(stdout).toMatch(/verdict: breaking\n$/);
  const record = JSON.parse(await workspace.read("openapi/upstream.json")) as object;
  expect(record).toMatchObject({ operations: ["DELETE /byok/{key_id}"] });
});

test.each<[string, string, string]>([
  [
    "it lacks an operation of the contract",
    deprecatedContract.replace("/byok/{id}:", "/keys/{id}:"),
    "does not describe DELETE /byok/{id}",
  ],
  [
    "no code can be generated from it",
    deprecatedContract.replace("- name: id", "- name: key"),
    "key",
  ],
  ["it is not OpenAPI", "a: 1\n", "contains no OpenAPI document"],
  [
    "its server is on an unlisted host",
    contract.replace("https://openrouter.ai/api", "https://openrouter.ai.example/api"),
    "the URL of a server must be https:// followed by a host in openapi/upstream.json: https://openrouter.ai.example/api/v1",
  ],
])("accepting a description fails and changes nothing if %s", async (_name, text, reason) => {
  const workspace = await createWorkspace(contract);
  const before = await allFiles(workspace);
  const { code, stderr } = await accept(workspace, text);
  expect(code).toBe(1);
  expect(stderr).toContain(reason);
  expect(await allFiles(workspace)).toEqual(before);
});
