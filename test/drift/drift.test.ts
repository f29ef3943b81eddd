import { expect, test } from "vitest";
import { contract, page, pageWith } from "../helpers/fixture.ts";
import { createWorkspace } from "../helpers/workspace.ts";
import { drift, deprecatedContract, parse } from "./run-drift.ts";

const contractThatAllowsFalse = contract.replace(/ +enum:\n +- true\n/, "");

test("comparing the contract with its own page reports no drift and writes no files", async () => {
  const workspace = await createWorkspace(contract);
  const before = await workspace.snapshot();
  expect(await drift(workspace, page)).toEqual({
    code: 0,
    stdout: `compared with upstream.txt
contract: OpenRouter API 1.0.0
revision: OpenRouter API 1.0.0

verdict: none
`,
    stderr: "",
  });
  expect(await workspace.snapshot()).toEqual(before);
});

test("a report begins with the title and version of the contract and of the revision", async () => {
  const workspace = await createWorkspace(contract);
  const revision = contract
    .replace("title: OpenRouter API", "title: '*Open* Router'")
    .replace("version: 1.0.0", "version: 2.1");
  expect((await drift(workspace, revision)).stdout).toContain(
    "contract: OpenRouter API 1.0.0\nrevision: *Open* Router 2.1\n",
  );
  const { stdout } = await drift(workspace, revision, "--format", "markdown");
  expect(stdout).toContain("- contract: OpenRouter API 1.0.0\n- revision: `*Open* Router 2.1`");
});

test("a revision that has neither a title nor a version is reported as untitled", async () => {
  const workspace = await createWorkspace(contract);
  const revision = contract
    .replace("title: OpenRouter API", "x-title: null")
    .replace("version: 1.0.0", "version: null");
  expect((await drift(workspace, revision)).stdout).toContain("revision: untitled\n");
});

const deleted =
  "/paths/~1byok~1{id}/delete/responses/200/content/application~1json/schema/properties/deleted";

test("for a breaking drift, the command exits with 1 and reports the place, the change, and the old and new values", async () => {
  const workspace = await createWorkspace(contract);
  const run = await drift(workspace, pageWith(contractThatAllowsFalse), "--format", "json");
  expect(run).toMatchObject({ code: 1, stderr: "" });
  expect(parse(run)).toEqual({
    verdict: "breaking",
    source: "upstream.txt",
    contract: "OpenRouter API 1.0.0",
    revision: "OpenRouter API 1.0.0",
    related: [],
    changes: [
      {
        verdict: "breaking",
        where: "DeleteBYOKKeyResponse → deleted",
        pointer: deleted,
        what: "Gained 1 value: `false`.",
        means: "Code that reads it may receive unexpected values: handle them.",
        places: [
          { verdict: "breaking", where: "DELETE /byok/{id} → 200 → deleted", pointer: deleted },
        ],
        before: [true],
        after: [false, true],
      },
    ],
  });
});

test("for a compatible drift, the command exits with 0", async () => {
  const workspace = await createWorkspace(contract);
  const { code, stdout } = await drift(workspace, deprecatedContract);
  expect(code).toBe(0);
  expect(stdout).toContain(
    "compatible: DELETE /byok/{id}\n  It is now deprecated.\n  Calls keep working for now: plan to stop using it.\n",
  );
});

test("errors in other operations of the description are ignored", async () => {
  const workspace = await createWorkspace(contract);
  const elsewhere = deprecatedContract.replace(
    "paths:\n",
    `paths:
  /other: { get: { parameters: null, responses: { 200: { $ref: "./other.yaml#/x" } } } }
  /empty: null
  /odd: { $ref: "#/%zz" }
  /example: { get: { responses: { 200: { content: { a/b: { examples: { e: { externalValue: ./e.json } } } } } } } }
  no-slash: { get: { security: [{ nowhere: [] }], responses: { many: { content: null } } } }
`,
  );
  const { code, stdout } = await drift(workspace, elsewhere);
  expect(code).toBe(0);
  expect(stdout).toContain("compatible");
  expect(stdout).not.toContain("problems in");
});

const contractWithError = contract.replace("NotFoundResponse'", "Nowhere'");
const contractWithUnknownField = contract.replace("      tags:", "      respnses: {}\n      tags:");

test.each<[string, string, string, number]>([
  [
    "breaking if an operation contains an error but a change is breaking",
    contractThatAllowsFalse.replace("NotFoundResponse'", "Nowhere'"),
    "Nowhere",
    1,
  ],
  [
    "unknown if an operation contains an error and no change is breaking",
    contractWithError,
    "#/components/schemas/Nowhere",
    2,
  ],
  [
    "unknown if a reference leads to another document (./x.yaml#/…)",
    contractWithError.replace("#/", "./x.yaml#/"),
    "x.yaml",
    2,
  ],
  [
    "unknown if a reference leads to another document (x.yaml#/…)",
    contract
      .replace("'#/components/schemas/NotFoundResponse'", "'x.yaml$&")
      .replace("yaml'#", "yaml#"),
    "x.yaml",
    2,
  ],
  [
    "unknown if the description has a field that OpenAPI does not define",
    contractWithUnknownField,
    "respnses",
    2,
  ],
])("the verdict is %s", async (_name, text, reason, code) => {
  const workspace = await createWorkspace(contract);
  const run = await drift(workspace, text, "--format", "json");
  expect(run.code).toBe(code);
  expect(parse(run).reason).toContain(reason);
  expect(parse(run).changes).toHaveLength(code === 1 ? 1 : 0);
});

test("the verdict is unknown if the revision lacks an operation that the contract has in additionalOperations (OpenAPI 3.2)", async () => {
  const workspace = await createWorkspace(contract);
  const place = "  /byok/{id}:\n";
  const operations = "    additionalOperations: { PURGE: { responses: {} } }\n";
  await workspace.write("mine.yaml", contract.replace(place, `${place}${operations}`));
  const run = await drift(workspace, contract, "--contract", "mine.yaml", "--format", "json");
  expect(parse(run)).toMatchObject({ verdict: "unknown", changes: [] });
  expect(parse(run).reason).toContain(
    "operations in the fields `query` and `additionalOperations` of OpenAPI 3.2 cannot be compared",
  );
});

test("a contract that contains an error has not drifted from itself", async () => {
  const workspace = await createWorkspace(contract);
  await workspace.write("mine.yaml", contractWithError);
  const { code } = await drift(workspace, contractWithError, "--contract", "mine.yaml");
  expect(code).toBe(0);
});

test("the report locates changes to properties with unusual names, and to parameters, responses and servers", async () => {
  const workspace = await createWorkspace(contract);
  const changed = contract
    .replace("format: uuid", "format: ulid")
    .replace("      parameters:\n", "$&        - { name: force, in: query, schema: {} }\n")
    .replace("        deleted:\n", "        50%: {}\n        a%2Fb: {}\n        deleted:\n")
    .replace("'404'", "'410'")
    .replace("/api/v1", "/api/v2");
  const { changes } = parse(await drift(workspace, changed, "--format", "json"));
  const places = changes.flatMap((change) => change.places).map(({ where }) => where);
  for (const place of ["id (path)", "force (query)", "410", "server", "200"])
    expect(places).toContain(`DELETE /byok/{id} → ${place}`);
  const sentences = changes.map(({ what }) => what);
  expect(sentences).toContain("New properties `50%`, `a%2Fb`.");
  for (const { pointer } of changes) expect(pointer).toMatch(/^\//);
});

test("a renamed path parameter is reported only as a changed path", async () => {
  const workspace = await createWorkspace(contract);
  const renamed = contract.replace("{id}", "{key}").replace("name: id", "name: key");
  const { stdout } = await drift(workspace, renamed);
  expect(stdout).toContain("breaking: /byok/{id}\n  The path is now `/byok/{key}`.\n");
  expect(stdout.match(/^breaking/gm)).toHaveLength(1);
});

test("a changed list of required properties is reported as added and removed names", async () => {
  const workspace = await createWorkspace(contract);
  const { stdout } = await drift(
    workspace,
    contract.replace("        - deleted\n", "        - gone\n"),
  );
  expect(stdout).toContain(
    "breaking: DeleteBYOKKeyResponse\n  `gone` is now required; `deleted` is no longer required.\n",
  );
});

test("a change in a recursive schema is reported under the name of the schema", async () => {
  const reference = "{ $ref: '#/components/schemas/Node' }";
  const recursive = contract
    .replace("  schemas:\n", `$&    Node: { type: object, properties: { a: ${reference} } }\n`)
    .replace("        deleted:\n", `        node: ${reference}\n$&`);
  const workspace = await createWorkspace(contract);
  await workspace.write("mine.yaml", recursive);
  const added = recursive.replace("{ a:", `{ b: ${reference}, a:`);
  const { stdout } = await drift(workspace, added, "--contract", "mine.yaml");
  expect(stdout).toContain("compatible: Node\n  New property `b`.\n");
});

test("a description without paths is a breaking drift", async () => {
  const workspace = await createWorkspace(contract);
  const empty = 'openapi: 3.1.0\ninfo: { title: T, version: "1" }\npaths: {}\n';
  const { code, stdout } = await drift(workspace, empty);
  expect(code).toBe(1);
  expect(stdout).toContain("breaking: ");
});

test("an error in a security scheme that no operation requires is ignored", async () => {
  const workspace = await createWorkspace(contract);
  const revision = contract.replace(
    "  securitySchemes:\n",
    "  securitySchemes:\n    other: { $ref: '#/nowhere' }\n",
  );
  expect(revision).not.toBe(contract);
  expect((await drift(workspace, revision)).stdout).toContain("verdict: none");
});

test("a missing path is a breaking change", async () => {
  const workspace = await createWorkspace(contract);
  const moved = contract.replace("  /byok/{id}:", "  /keys/{id}:");
  expect((await drift(workspace, moved)).stdout).toContain("breaking: /byok/{id}\n");
});

test("in Markdown, the values of a change cannot break out of its table row", async () => {
  const workspace = await createWorkspace(contract);
  const hostile = contract.replace("format: uuid", "format: '|<b>`[x](y) *b* @o #1'");
  const { stdout } = await drift(workspace, hostile, "--format", "markdown");
  expect(stdout).toMatch(/^## Contract drift: breaking\n/);
  expect(stdout).toMatch(/^\| breaking \| DELETE \/byok\/\{id\} → id \(path\).*\|$/m);
  // No Markdown or HTML syntax is left outside code spans.
  expect(stdout.replaceAll(/(`+)[^`].*?[^`]\1(?!`)/g, "")).not.toMatch(/[\\<`[*@#]\w/);
});

test("YAML anchors and merge keys are resolved", async () => {
  const workspace = await createWorkspace(contract);
  const merged = contract
    .replace("  schemas:\n", "  x-base: &base\n    type: object\n  schemas:\n")
    .replace(/( {4}DeleteBYOKKeyResponse:\n) {6}type: object\n/, "$1      <<: *base\n");
  expect(merged).toContain("DeleteBYOKKeyResponse:\n      <<: *base\n");
  expect((await drift(workspace, merged)).stdout).toContain("verdict: none");
});

test("a contract other than the vendored one can be compared", async () => {
  const workspace = await createWorkspace(contract);
  await workspace.write("mine.yaml", contractThatAllowsFalse);
  const { stdout } = await drift(workspace, contractThatAllowsFalse, "--contract", "mine.yaml");
  expect(stdout).toContain("verdict: none");
});

test.each<[string, string[], string]>([
  ["an option does not exist", ["--frob"], "--frob"],
  ["a format does not exist", ["--format", "pdf"], "--format must be one of text, json, markdown"],
  ["the contract does not exist", ["--contract", "nowhere.yaml"], "cannot read the contract"],
])("the verdict is unknown if %s", async (_name, args, reason) => {
  const workspace = await createWorkspace(contract);
  const run = await drift(workspace, contract, "--format=json", ...args);
  expect(run.code).toBe(2);
  expect(run.stderr).toContain(reason);
  expect(run.stderr).not.toContain("    at ");
  if (!args.includes("pdf")) {
    expect(parse(run)).toMatchObject({ verdict: "unknown", changes: [] });
    expect(parse(run).reason).toContain(reason);
  }
});
