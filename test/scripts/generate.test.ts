import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { transform } from "esbuild";
import { describe, expect, test } from "vitest";
import { contract as pageContract } from "../helpers/fixture.ts";
import { createWorkspace } from "../helpers/workspace.ts";
import type { Run } from "../helpers/run.ts";
import type { Workspace } from "../helpers/workspace.ts";

const contract = "openapi/byok.yaml";
const upToDate = "generated code is up to date\n";

const generate = (workspace: Workspace, ...args: string[]): Promise<Run> =>
  workspace.run("generate.ts", ...args);

/** Makes the generated code of a workspace validate the responses of these operations. */
async function validate(workspace: Workspace, ...operations: string[]): Promise<void> {
  workspace.copyScripts();
  await workspace.edit("scripts/codegen/validated-operations.ts", (source) =>
    source.replace(/\[\n[^]*\]/, () => JSON.stringify(operations)),
  );
}

/** Removes comments, because equivalent contracts may differ in their documentation. */
const withoutComments = (code: string): string =>
  code.replaceAll(/\/\*[^]*?\*\//g, "").replaceAll(/\s+/g, " ");

test("generating restores the content of changed files, and rewrites no other files", async () => {
  const workspace = await createWorkspace();
  const before = await workspace.snapshot();
  for (const file of Object.keys(before).filter((path) => path.startsWith("src/"))) {
    await workspace.write(file, "");
  }
  expect((await generate(workspace)).stdout.match(/^generated src\//gm)).toHaveLength(3);
  expect(await workspace.snapshot()).toEqual(before);
  expect(await generate(workspace)).toMatchObject({ code: 0, stdout: upToDate });
  await workspace.edit("src/generated/operations.ts", (code) => code.replace("uuid", "uvid"));
  expect((await generate(workspace)).stdout).toBe("generated src/generated/operations.ts\n");
  expect(await workspace.snapshot()).toEqual(before);
});

test("equivalent notations of a contract lead to the same code, except for comments", async () => {
  const workspace = await createWorkspace(pageContract);
  expect(await generate(workspace)).toMatchObject({ code: 0 });
  const before = await workspace.snapshot();
  await workspace.edit(contract, (yaml) =>
    yaml
      .replace("openapi: 3.1.0", "openapi: 3.0.3")
      .replace("operationId: delete-byok-key", "operationId: deleteBYOKKey")
      .replace("- subpackage_byok", "- BYOK")
      .replace("Confirmation that", "Whether")
      .replace(/ +- name: Authorization\n( {10}.*\n)+/, "")
      .replace("    apiKey:", "    bearerAuth:")
      .replaceAll(/^( +)type:\n +- (object|string)\n +- 'null'/gm, "$1type: $2\n$1nullable: true")
      .replaceAll(/additionalProperties:\n +description: Any type/g, "additionalProperties: {}")
      .replace(/(servers:\n.*\n)([^]*)/, "$2$1")
      .concat("security:\n  - bearerAuth: []\n"),
  );
  expect(await generate(workspace)).toMatchObject({ code: 0, stderr: "" });
  for (const [file, content] of Object.entries(await workspace.snapshot())) {
    if (!file.startsWith("src/")) continue;
    expect(withoutComments(content)).toBe(withoutComments(before[file] ?? ""));
  }
});

test("--check reports the missing files of a folder that does not exist", async () => {
  const workspace = await createWorkspace();
  const { code, stdout } = await generate(workspace, "--check", "--out", "elsewhere");
  expect(code).toBe(1);
  expect(stdout).toMatch(/^elsewhere\/schema\.ts: missing$/m);
});

test("--check reports edited, missing and extra files without changing them", async () => {
  const workspace = await createWorkspace();
  await rm(join(workspace.path, "src/generated/validators.ts"));
  await workspace.edit("src/generated/operations.ts", (code) => code.replace("uuid", "uvid"));
  await workspace.write("src/generated/extra.ts", "declare global { type Added = 1 }\n");
  const before = await workspace.snapshot();
  const { code, stdout, stderr } = await generate(workspace, "--check");
  expect(code).toBe(1);
  expect(stdout).toMatch(/^src\/generated\/extra\.ts: not generated from the contract$/m);
  expect(stdout).toMatch(/^src\/generated\/validators\.ts: missing$/m);
  expect(stdout).toMatch(/^--- src\/generated\/operations\.ts[^]*^-.*uvid[^]*^\+.*uuid/m);
  expect(stderr).toContain("npm run generate");
  expect(await workspace.snapshot()).toEqual(before);
});

describe("generating fails and changes nothing if the contract", () => {
  test.each<[string, string, string]>([
    ["is not valid YAML", "openapi: [", "is not valid YAML"],
    ["is plain text", "nothing\n", "is not an OpenAPI document"],
    [
      "has a field of the wrong type",
      "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {/a: {get: {responses: []}}}\n",
      "is not valid OpenAPI",
    ],
    [
      "has a dangling reference",
      "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {/a: {get: {responses: {'200': {$ref: '#/components/responses/X'}}}}}\n",
      "resolve",
    ],
    [
      "has a reference to an inherited property",
      "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {/a: {get: {responses: {'200': {$ref: '#/components/responses/__proto__'}}}}}\ncomponents: {responses: {}}\n",
      "a reference has no target: #/components/responses/__proto__",
    ],
  ])("%s", async (_name, text, reason) => {
    const workspace = await createWorkspace();
    await workspace.write(contract, text);
    const before = await workspace.snapshot();
    const { code, stderr } = await generate(workspace);
    expect(code).toBe(1);
    expect(stderr).toContain(reason);
    expect(await workspace.snapshot()).toEqual(before);
  });

  test("does not exist", async () => {
    const workspace = await createWorkspace();
    const { code, stderr } = await generate(workspace, "--contract", "nowhere.yaml");
    expect(code).toBe(1);
    expect(stderr).toContain("nowhere.yaml");
  });
});

test("generating fails and changes nothing if a file cannot be written", async () => {
  const workspace = await createWorkspace();
  await workspace.edit("src/generated/operations.ts", (code) => code.replace("uuid", "uvid"));
  const folder = join(workspace.path, "src/generated");
  await rm(join(folder, "validators.ts"));
  await mkdir(join(folder, "validators.ts"));
  const { code, stderr } = await generate(workspace);
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: expect.stringContaining("cannot write the files: EISDIR") as string,
  });
  expect(await workspace.read("src/generated/operations.ts")).toContain("uvid");
  expect((await readdir(folder)).sort()).toEqual(["operations.ts", "schema.ts", "validators.ts"]);
});

test("--contract and --out generate working code from another contract into another folder", async () => {
  const workspace = await createWorkspace();
  const before = await workspace.snapshot();
  await workspace.write(
    "other.yaml",
    `openapi: 3.0.3
info: { title: Trees, version: "1" }
servers: [{ url: "https://trees.example/v1" }]
paths:
  /trees/{tree-id}:
    parameters:
      - { name: tree-id, in: path, required: true, schema: { type: string, format: uuid } }
    get:
      responses:
        "200": { $ref: "#/components/responses/Tree" }
        default: { description: Error, content: { application/json: { schema: { minLength: 3, type: string } } } }
    put:
      responses: { "204": { description: Done } }
components:
  responses:
    Tree: { description: A tree, content: { application/json: { schema: { $ref: "#/components/schemas/Tree" } } } }
  schemas:
    Tree:
      type: object
      required: [children]
      properties:
        age: { type: integer, nullable: true, minimum: 0, exclusiveMinimum: true }
        children: { type: array, uniqueItems: true, maxItems: 100, items: { $ref: "#/components/schemas/Tree" } }
        place: { allOf: [{ $ref: "#/components/schemas/Place" }, { required: [latitude] }] }
    Place: { type: object, nullable: true, properties: { latitude: { type: number } } }
`,
  );
  const out = join(workspace.path, "trees");
  await validate(workspace, "GET /trees/{tree-id}");
  const { code, stderr } = await generate(workspace, "--contract", "other.yaml", "--out", out);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(await workspace.snapshot()).toEqual(before);
  expect(await workspace.read("trees/operations.ts")).toContain('"tree-id": "uuid"');
  const { code: validators } = await transform(await workspace.read("trees/validators.ts"), {
    loader: "ts",
  });
  await workspace.write("trees/validators.mjs", validators);
  const { isTree, isGetTreesByTreeIdDefault: isError } = (await import(
    join(out, "validators.mjs")
  )) as Record<string, (body: unknown) => boolean>;
  expect(
    isTree?.({
      children: [
        { age: null, children: [] },
        { age: 1, children: [] },
      ],
    }),
  ).toBe(true);
  expect(isTree?.({ children: [{ age: 0, children: [] }] })).toBe(false);
  expect(isTree?.({ children: [{ children: [] }, { children: [] }] })).toBe(false);
  expect(isTree?.({ children: [{}] })).toBe(false);
  expect(isTree?.({ children: [], place: null })).toBe(true);
  expect(isTree?.({ children: [], place: {} })).toBe(false);
  expect(isError?.("\u{1f600}no")).toBe(true);
  expect(isError?.("\u{1f600}o")).toBe(false);
});

test("names in a contract neither collide nor inject code into the generated files", async () => {
  const workspace = await createWorkspace();
  const json = (schema: object) => ({
    description: "OK",
    content: { "application/json": { schema } },
  });
  const names = ["a", "b", "__proto__", "constructor", '"; throw 1; //', "*/"];
  const properties = Object.fromEntries(names.map((name) => [name, { type: "string" }]));
  const get = {
    responses: { 200: json({ type: "object", properties, required: names.slice(0, 2) }) },
  };
  const parameter = {
    name: "p",
    in: "path",
    required: true,
    schema: { type: "string", format: "uuid" },
  };
  const document = {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    servers: [{ url: "https://x.example/*/" }],
    paths: {
      "/a": { get },
      "/a200": { get },
      "/extended": { get: { responses: { ...get.responses, "x-note": json({}) } } },
      "/x*/throw Error();/*": { get },
      "/p/{p}": { parameters: [parameter], get: { ...get, parameters: [parameter] } },
    },
  };
  await workspace.write("odd.json", JSON.stringify(document));
  await validate(workspace, ...Object.keys(document.paths).map((path) => `GET ${path}`));
  const { code, stderr } = await generate(workspace, "--contract", "odd.json", "--out", "odd");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  for (const file of ["operations", "validators"]) {
    const javascript = await transform(await workspace.read(`odd/${file}.ts`), { loader: "ts" });
    await workspace.write(`odd/${file}.mjs`, javascript.code.replaceAll(".ts", ".mjs"));
  }
  const { getA } = (await import(join(workspace.path, "odd/operations.mjs"))) as {
    getA: { validators: Record<number, (body: unknown) => boolean> };
  };
  expect(getA.validators[200]?.({ a: "", b: "" })).toBe(true);
  expect(getA.validators[200]?.({ a: "" })).toBe(false);
});
