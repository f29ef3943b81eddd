import { expect, test } from "vitest";
import { stringify } from "yaml";
import { createWorkspace } from "../helpers/workspace.ts";

test("the contract and its normal form pass the lint", async () => {
  const workspace = await createWorkspace();
  expect(await workspace.run("lint-spec.ts")).toMatchObject({
    code: 0,
    stdout: "openapi/byok.yaml and its normal form passed the lint\n",
  });
});

test("a contract that was edited by hand is rejected", async () => {
  const workspace = await createWorkspace();
  await workspace.edit("openapi/byok.yaml", (yaml) => yaml.replace("1.0.0", "1.0.1"));
  const { code, stderr } = await workspace.run("lint-spec.ts");
  expect(code).toBe(1);
  expect(stderr).toContain("was edited");
});

/** A contract without summaries, descriptions and error responses, all of which Redocly recommends. */
function contractWith(schema: object, fields: object = {}): string {
  return stringify({
    openapi: "3.0.3",
    info: { title: "API", version: "1" },
    servers: [{ url: "https://openrouter.ai" }],
    tags: [{ name: "Items" }],
    security: [{ login: ["items:read"] }],
    paths: {
      "/items/": {
        get: {
          ...fields,
          tags: ["Items"],
          responses: {
            "200": {
              description: "",
              content: { "application/json": { schema, example: { id: true } } },
            },
          },
        },
      },
    },
    components: {
      securitySchemes: {
        login: {
          type: "oauth2",
          flows: {
            clientCredentials: { tokenUrl: "https://openrouter.ai", scopes: { "items:read": "" } },
          },
        },
      },
    },
  });
}

test.each([
  ["missing descriptions, and examples that do not match their schemas", {}],
  ["a required property without a schema", { required: ["other"] }],
])("style is up to the publisher: %s", async (_, fields) => {
  const schema = { type: "object", properties: { id: { type: "string" } }, ...fields };
  const workspace = await createWorkspace(contractWith(schema), ["GET /items/"]);
  const { code, stderr } = await workspace.run("lint-spec.ts");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
});

test.each([
  ["security-defined", { security: [{ unknown: [] }] }],
  ["no-unsafe-markdown", { description: "<script>alert(1)</script>" }],
])("the rule %s rejects a mistake that is not a matter of style", async (rule, fields) => {
  const workspace = await createWorkspace(contractWith({}, fields), ["GET /items/"]);
  const { code, stderr } = await workspace.run("lint-spec.ts");
  expect(code).toBe(1);
  expect(stderr).toContain(rule);
  expect(stderr).not.toContain("    at ");
});
