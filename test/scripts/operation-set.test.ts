import { join } from "node:path";
import { expect, test } from "vitest";
import { compileSrc } from "../helpers/compile.ts";
import { contract, description, page } from "../helpers/fixture.ts";
import { createWorkspace } from "../helpers/workspace.ts";
import type { Workspace } from "../helpers/workspace.ts";

const root = join(import.meta.dirname, "../..");

/** The description with an array as a query parameter of `GET /invented-keys`. */
const withList = description.replace(
  "name: include_disabled\n          required: false\n          schema:\n",
  "name: labels\n          required: false\n          schema:\n            type: array\n            items:\n              type: string\n        - in: query\n          name: include_disabled\n          required: false\n          schema:\n",
);

/** A program that calls other operations, with a request body, a 201 response and an array in the query. */
const program = `import { createByokClient } from "./index.ts";

export async function labels(): Promise<string[]> {
  const { api } = createByokClient();
  const created = await api.POST("/invented-keys", { body: { name: "CI" } });
  const key: string | undefined = created.data?.key;
  const listed = await api.GET("/invented-keys", { params: { query: { labels: [key ?? ""], offset: 0 } } });
  return (listed.data?.data ?? []).map(({ label }) => label);
}
`;

const usage = "{ responses: { '200': { description: OK } } }";

/** The contract of the page with one more operation. */
const withUsage = contract.replace("paths:\n", `$&  /byok/{id}/usage:\n    get: ${usage}\n`);

async function pull(workspace: Workspace, ...args: string[]): Promise<void> {
  await workspace.write("description.yaml", withList);
  const pulled = await workspace.run("spec-pull.ts", "--from", "description.yaml", ...args);
  expect(pulled.code).toBe(0);
}

async function pullAndGenerate(workspace: Workspace, ...args: string[]): Promise<void> {
  await pull(workspace, ...args);
  expect((await workspace.run("generate.ts")).code).toBe(0);
}

/** The compiler's errors for `src/` with the generated code of a workspace. */
async function compileWith(
  workspace: Workspace,
  added: Record<string, string> = {},
): Promise<string> {
  const generated = Object.entries(await workspace.snapshot()).filter(([path]) =>
    path.startsWith("src/"),
  );
  const files = [...generated, ...Object.entries(added)];
  return compileSrc(new Map(files.map(([path, content]) => [join(root, path), content])));
}

test("spec:pull --add adds operations of another resource, and --remove removes all traces of them", async () => {
  expect(withList).not.toBe(description);
  const workspace = await createWorkspace();
  await pull(workspace);
  const before = await workspace.snapshot();
  await pullAndGenerate(workspace, "--add", "GET /invented-keys", "--add", "POST /invented-keys");
  expect(await compileWith(workspace, { "src/program.ts": program })).toBe("");
  expect(await workspace.run("lint-spec.ts")).toMatchObject({ code: 0 });
  await pullAndGenerate(
    workspace,
    "--remove",
    "GET /invented-keys",
    "--remove",
    "POST /invented-keys",
  );
  expect(await workspace.snapshot()).toEqual(before);
});

test("after --remove of an operation that src/ uses, the compiler reports only the files that use it", async () => {
  const workspace = await createWorkspace();
  await pullAndGenerate(workspace, "--remove", "PATCH /byok/{id}");
  const errors = await compileWith(workspace);
  for (const folder of ["src/cli/", "src/sandbox/"]) expect(errors).toContain(folder);
  expect(errors.replaceAll(/^src\/(cli|sandbox)\/.*\n(?: +.*\n)*/gm, "")).toBe("");
});

test("drift compares only the operations of its source, and lists related operations that are not vendored", async () => {
  const workspace = await createWorkspace(withUsage, ["DELETE /byok/{id}", "GET /byok/{id}/usage"]);
  await workspace.write("page.md", page);
  const ofPage = await workspace.run("drift.ts", "--upstream", "page.md", "--format", "json");
  const source = "page.md (only DELETE /byok/{id})";
  expect(JSON.parse(ofPage.stdout)).toMatchObject({ verdict: "none", source, related: [] });
  const more = withUsage.replace("paths:\n", `$&  /byok/{id}/limits:\n    get: ${usage}\n`);
  await workspace.write("description.yaml", more);
  const args = ["--upstream", "description.yaml", "--format", "json"];
  const ofAll = await workspace.run("drift.ts", ...args);
  expect(JSON.parse(ofAll.stdout)).toMatchObject({
    verdict: "none",
    related: ["GET /byok/{id}/limits"],
  });
});
