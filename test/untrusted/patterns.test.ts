import { expect, test } from "vitest";
import { rejectSlowChecks } from "../../scripts/codegen/reject-slow.ts";
import { contract } from "../helpers/fixture.ts";
import type { Run } from "../helpers/run.ts";
import type { SchemaObject } from "../../scripts/openapi/objects.ts";
import { createWorkspace } from "../helpers/workspace.ts";
import type { Workspace } from "../helpers/workspace.ts";

const description = { components: { schemas: { Text: { type: "string" } } } };

function rejectSlow(schema: SchemaObject): void {
  rejectSlowChecks(schema, "Keys", description);
}

test.each([
  ["an optional group", "^\\d+\\.\\d+\\.\\d+(?:-[0-9A-Za-z.-]+)?$"],
  ["a UUID", "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"],
  ["a slug", "^[a-z0-9]+(?:-[a-z0-9]+)*$"],
  [
    "an HTML email address",
    "^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$",
  ],
  [
    "a date and time",
    "^\\d{4}-\\d{2}-\\d{2}(?:T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?(?:Z|[+-]\\d{2}:\\d{2}))?$",
  ],
  ["an IPv4 address", "^(\\d{1,3}\\.){3}\\d{1,3}$"],
  ["Base64", "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$"],
  ["a key with a prefix", "\\bsk-[a-zA-Z0-9]{48}\\b"],
  ["a lookahead", "^(?!-)[a-z-]+$"],
  ["an escaped parenthesis", "^[a-z]+\\)*$"],
  ["a high repetition limit", "^[a-z]{1,400}$"],
])("a fast pattern is accepted: %s", (_name, pattern) => {
  expect(() => {
    rejectSlow({ pattern });
  }).not.toThrow();
});

test.each([
  ["a nested repetition", "^(a+)+$"],
  ["a nested repetition of a class", "^([a-z]+)*$"],
  ["identical alternatives", "^(a|a)*$"],
  ["identical words as alternatives", "^(abcd|abcd)*$"],
  ["overlapping alternatives", "^(\\d+|[0-9a-f]+)*$"],
  ["an alternative that is a sequence of two others", "^(a|ab|b)*$"],
  ["items that may contain the separator", "^(.*,)*$"],
  ["an optional separator", "^(\\w+\\s?)*$"],
  ["a repeated optional group", "^(a?){30}a{30}$"],
  ["many optional characters", `^${"a?".repeat(30)}${"a".repeat(30)}$`],
  ["nested repetition limits", "((a{100}){100}){100}"],
  ["a slow lookahead", "^(?!(a+)+b).*$"],
  ["a back reference", "^(a*)*\\1$"],
  ["three repetitions in a row", "^a*a*a*$"],
  ["two repetitions in a row without an anchor", "a*a*b"],
  ["many repetitions in a row", "(.*a){20}"],
  ["two repetitions that match the same characters", "^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$"],
])("a pattern with %s is rejected as slow", (_name, pattern) => {
  expect(() => {
    rejectSlow({ pattern });
  }).toThrow("can take too long to match");
});

/** Generates code from the contract with an additional property in its confirmation. */
async function generate(workspace: Workspace, schema: object): Promise<Run> {
  const place = "    DeleteBYOKKeyResponse:\n      type: object\n      properties:\n";
  const changed = contract.replace(
    place,
    () => `${place}        more: ${JSON.stringify(schema)}\n`,
  );
  expect(changed).not.toBe(contract);
  await workspace.write("other.yaml", changed);
  return workspace.run("generate.ts", "--contract", "other.yaml", "--out", "other");
}

test("generating code for a slow pattern fails", async () => {
  const workspace = await createWorkspace();
  const run = await generate(workspace, { type: "string", maxLength: 64, pattern: "^(a+)+$" });
  expect(run).toMatchObject({ code: 1, stdout: "" });
  expect(run.stderr).toMatch(/^error: the pattern "\^\(a\+\)\+\$" can take too long .*\n$/);
});

test.each<[string, SchemaObject, string]>([
  [
    "a slow pattern for property names",
    { patternProperties: { "^(a+)+$": {} } },
    'the pattern "^(a+)+$" can take too long',
  ],
  [
    "unique items without a limit",
    { uniqueItems: true, items: {} },
    "a list in Keys has uniqueItems without maxItems of at most 100",
  ],
  [
    "unique items and a high limit",
    { uniqueItems: true, maxItems: 101, items: {} },
    "uniqueItems without maxItems of at most 100",
  ],
  ["an invalid pattern", { items: { pattern: "(" } }, 'the pattern "(" is not valid'],
])("a schema with %s is rejected", (_name, schema, reason) => {
  expect(() => {
    rejectSlow(schema);
  }).toThrow(reason);
});

test("a schema with unique items is accepted if a low limit or their type keeps the check fast", () => {
  expect(() => {
    rejectSlow({ uniqueItems: true, maxItems: 100, items: {} });
    rejectSlow({ uniqueItems: true, maxItems: 10_000, items: { type: "string" } });
    const text = { $ref: "#/components/schemas/Text" };
    rejectSlow({ uniqueItems: true, items: text });
    rejectSlow({ uniqueItems: true, items: { maxLength: 5, allOf: [text] } });
  }).not.toThrow();
});

test("the validator generated for a fast pattern contains the pattern", async () => {
  const workspace = await createWorkspace();
  const run = await generate(workspace, {
    type: "array",
    uniqueItems: true,
    items: { type: "string", pattern: "^[a-z0-9]+(?:-[a-z0-9]+)*$" },
  });
  expect(run).toMatchObject({ code: 0, stderr: "" });
  expect(await workspace.read("other/validators.ts")).toContain("(?:-[a-z0-9]+)*");
});
