import { expect, test } from "vitest";
import { contract } from "../helpers/fixture.ts";
import { createWorkspace } from "../helpers/workspace.ts";

/** A contract with another property in its confirmation. */
const withSchema = (schema: string): string =>
  contract.replace(
    "    DeleteBYOKKeyResponse:\n      type: object\n      properties:\n",
    () =>
      `    DeleteBYOKKeyResponse:\n      type: object\n      properties:\n        more: ${schema}\n`,
  );

test.each([
  ["repeats a group", "{ type: string, pattern: '^(a+)+$' }", "repeats a group"],
  [
    "repeats a group in a limited string",
    "{ type: string, maxLength: 64, pattern: '^(a|a)*$' }",
    "repeats a group",
  ],
  [
    "repeats a group in a name",
    "{ type: object, patternProperties: { '(a*){9,}': {} } }",
    "repeats a group",
  ],
  [
    "repeats twice in a string of any length",
    "{ type: string, pattern: '^a*a*$' }",
    "ask the publisher for this limit",
  ],
])("a pattern that %s does not become a validator", async (_name, schema, reason) => {
  const workspace = await createWorkspace();
  const changed = withSchema(schema);
  expect(changed).not.toBe(contract);
  await workspace.write("other.yaml", changed);
  const run = await workspace.run("generate.ts", "--contract", "other.yaml", "--out", "other");
  expect(run).toMatchObject({ code: 1, stdout: "" });
  expect(run.stderr).toContain(reason);
});

test("a pattern that takes linear time becomes one", async () => {
  const workspace = await createWorkspace();
  await workspace.write("other.yaml", withSchema("{ type: string, pattern: '^[a-z]+\\)?$' }"));
  const run = await workspace.run("generate.ts", "--contract", "other.yaml", "--out", "other");
  expect(run).toMatchObject({ code: 0, stderr: "" });
  expect(await workspace.read("other/validators.ts")).toContain("[a-z]+");
});
