import { join } from "node:path";
import { expect, test } from "vitest";
import { description, page } from "./helpers/fixture.ts";
import { createWorkspace, runNode } from "./helpers/workspace.ts";
import type { Run } from "./helpers/script-thread.ts";
import type { Workspace } from "./helpers/workspace.ts";

/** The description, with a list as a query parameter of `GET /keys`. */
const withList = description.replace(
  "name: include_disabled\n          required: false\n          schema:\n",
  "name: labels\n          required: false\n          schema:\n            type: array\n            items:\n              type: string\n        - in: query\n          name: include_disabled\n          required: false\n          schema:\n",
);

/** Calls operations of another family: with a request body, a 201, and a list in the query. */
const program = `import { createByokClient } from "./index.ts";

export async function labels(): Promise<string[]> {
  const { api } = createByokClient();
  const created = await api.POST("/keys", { body: { name: "CI" } });
  const key: string | undefined = created.data?.key;
  const listed = await api.GET("/keys", { params: { query: { labels: [key ?? ""], offset: 0 } } });
  return (listed.data?.data ?? []).map(({ label }) => label);
}
`;

/** A workspace whose contract has the operations of one family, whatever else is vendored. */
async function createFamily(): Promise<Workspace> {
  const workspace = await createWorkspace();
  const record = JSON.parse(await workspace.read("openapi/upstream.json")) as {
    operations: string[];
  };
  const operations = record.operations.filter((title) => title.includes(" /byok"));
  await workspace.write("openapi/upstream.json", JSON.stringify({ ...record, operations }));
  await pull(workspace);
  return workspace;
}

async function pull(workspace: Workspace, ...args: string[]): Promise<void> {
  await workspace.write("description.yaml", withList);
  const pulled = await workspace.run("spec-pull.ts", "--from", "description.yaml", ...args);
  expect(pulled).toMatchObject({ code: 0, stderr: "" });
  expect(await workspace.run("generate.ts")).toMatchObject({ code: 0, stderr: "" });
}

function compile(workspace: Workspace): Promise<Run> {
  return runNode(workspace.path, [join(workspace.path, "node_modules/typescript/bin/tsc")]);
}

test("operations of another family are added with one command, and removed without a trace", async () => {
  expect(withList).not.toBe(description);
  const workspace = await createFamily();
  const before = await workspace.snapshot();
  await pull(workspace, "--add", "GET /keys", "--add", "POST /keys");
  await workspace.write("src/program.ts", program);
  expect(await compile(workspace)).toEqual({ code: 0, stdout: "", stderr: "" });
  expect(await workspace.run("lint-spec.ts")).toMatchObject({ code: 0 });
  await pull(workspace, "--remove", "GET /keys", "--remove", "POST /keys");
  expect(await workspace.snapshot()).toEqual(before);
});

test("without an operation that src/ uses, the compiler names each use", async () => {
  const workspace = await createWorkspace();
  await pull(workspace, "--remove", "PATCH /byok/{id}");
  const { code, stdout } = await compile(workspace);
  expect(code).not.toBe(0);
  expect(stdout).toContain("src/sandbox/");
  expect(stdout.replaceAll(/^src\/sandbox\/.*\n(?: +.*\n)*/gm, "")).toBe("");
});

test("drift judges the operations that a page has, and names related ones that are not vendored", async () => {
  const workspace = await createFamily();
  await workspace.write("page.md", page);
  const ofPage = await workspace.run("drift.ts", "--upstream", "page.md", "--format", "json");
  const source = "page.md (only DELETE /byok/{id})";
  expect(JSON.parse(ofPage.stdout)).toMatchObject({ verdict: "none", source, related: [] });
  const more = description.replace(
    "  /byok/{id}:\n",
    "  /byok/{id}/usage:\n    get: { responses: { '200': { description: OK } } }\n$&",
  );
  await workspace.write("description.yaml", more);
  const whole = await workspace.run(
    "drift.ts",
    "--upstream",
    "description.yaml",
    "--format",
    "json",
  );
  expect(JSON.parse(whole.stdout)).toMatchObject({
    verdict: "none",
    related: ["GET /byok/{id}/usage"],
  });
});
