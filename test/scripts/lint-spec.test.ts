import { expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { readContract } from "../../scripts/upstream/contract.ts";
import { readRecord } from "../../scripts/upstream/upstream-json.ts";
import { createWorkspace } from "../helpers/workspace.ts";

interface Contract {
  components: { schemas: Record<string, object> };
}

test("the contract and its normal form pass the lint", async () => {
  const workspace = await createWorkspace();
  expect(await workspace.run("lint-spec.ts")).toMatchObject({
    code: 0,
    stdout: "openapi/byok.yaml and its normal form passed the lint\n",
  });
});

test("each open enumeration in openapi/upstream.json is an enumeration of the contract", async () => {
  const { openEnumerations = [] } = await readRecord();
  const { components } = parse(await readContract()) as Contract;
  for (const name of openEnumerations) {
    expect(components.schemas[name]).toMatchObject({ enum: expect.anything() as unknown });
  }
});

test("an unknown option is rejected", async () => {
  const { code, stderr } = await (await createWorkspace()).run("lint-spec.ts", "--contract", "a");
  expect(code).toBe(1);
  expect(stderr).toContain("usage: npm run lint:spec");
});

test("a contract that was edited by hand is rejected", async () => {
  const workspace = await createWorkspace();
  await workspace.edit("openapi/byok.yaml", (yaml) => yaml.replace("1.0.0", "1.0.1"));
  const { code, stderr } = await workspace.run("lint-spec.ts");
  expect(code).toBe(1);
  expect(stderr).toContain("was edited");
});

/** A contract without summaries, descriptions and error responses, all of which Redocly recommends. */
function contractWith(fields: object): string {
  const schema = { type: "object", required: ["id", "other"], properties: { id: {} } };
  const flow = { tokenUrl: "https://openrouter.ai", scopes: { "items:read": "" } };
  return stringify({
    openapi: "3.0.3",
    info: { title: "API", version: "1" },
    servers: [{ url: "https://openrouter.ai" }],
    tags: [{ name: "Items" }],
    security: [{ login: ["items:read"] }],
    paths: {
      "/items/": {
        get: {
          tags: ["Items"],
          responses: {
            "200": { description: "", content: { "application/json": { schema, example: 5 } } },
          },
          ...fields,
        },
      },
    },
    components: {
      securitySchemes: { login: { type: "oauth2", flows: { clientCredentials: flow } } },
    },
  });
}

test("style and examples are not lint problems, because callers cannot notice them", async () => {
  const workspace = await createWorkspace(contractWith({}), ["GET /items/"]);
  const { code, stderr } = await workspace.run("lint-spec.ts");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
});

test("what looks like a reference in an example or an extension is not followed, because it is only data", async () => {
  const schema = { type: "object", example: { $ref: "#/nowhere" }, "x-data": { $ref: "a.yaml" } };
  const content = { "application/json": { schema, example: { $ref: "#/__proto__" } } };
  const responses = { "200": { description: "", content } };
  const workspace = await createWorkspace(contractWith({ responses }), ["GET /items/"]);
  const { code, stderr } = await workspace.run("lint-spec.ts");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
});

test("what looks like a reference in an extension of an object without schemas is not followed either", async () => {
  const extension = { "x-data": { $ref: "a.yaml" } };
  const url = "https://openrouter.ai";
  const contract = parse(contractWith({ servers: [{ url, ...extension }] })) as {
    components: { securitySchemes: { login: object } };
  };
  const { login } = contract.components.securitySchemes;
  const edited = stringify({
    ...contract,
    info: { title: "API", version: "1", license: { name: "MIT", ...extension }, ...extension },
    servers: [{ url, ...extension }],
    tags: [{ name: "Items", externalDocs: { url, ...extension }, ...extension }],
    components: { securitySchemes: { login: { ...login, ...extension } } },
  });
  const workspace = await createWorkspace(edited, ["GET /items/"]);
  const { code, stderr } = await workspace.run("lint-spec.ts");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
});

test("a response may lack a description, because callers cannot notice it", async () => {
  const responses = { "200": { content: {} } };
  const workspace = await createWorkspace(contractWith({ responses }), ["GET /items/"]);
  expect(await workspace.run("lint-spec.ts")).toMatchObject({ code: 0 });
});

function responsesWith(schema: object): object {
  const content = { "application/json": { schema } };
  return { responses: { "200": { description: "", content } } };
}

const elsewhere = "other.yaml#/components/schemas/Key";

test("a server on another host is rejected even if the path item is a reference", async () => {
  const contract = parse(contractWith({})) as { paths: Record<string, object>; components: object };
  const item = { ...contract.paths["/items/"], servers: [{ url: "https://other.example" }] };
  const paths = { "/items/": { $ref: "#/components/pathItems/Items" } };
  const components = { ...contract.components, pathItems: { Items: item } };
  const edited = stringify({ ...contract, openapi: "3.1.0", paths, components });
  const workspace = await createWorkspace(edited, ["GET /items/"]);
  const { code, stderr } = await workspace.run("lint-spec.ts");
  expect(code).toBe(1);
  expect(stderr).toContain(
    "the URL of a server must be https:// followed by a host in openapi/upstream.json: https://other.example",
  );
});

test.each([
  [
    "a reference to a component of another document",
    responsesWith({ $ref: elsewhere }),
    "references to other documents are not followed",
  ],
  [
    "a discriminator that names a component of another document",
    responsesWith({
      oneOf: [{ type: "object" }],
      discriminator: { propertyName: "kind", mapping: { key: elsewhere } },
    }),
    "references to other documents are not followed",
  ],
  ["a security scheme that does not exist", { security: [{ other: [] }] }, "security-defined"],
  [
    "a server on another host",
    { servers: [{ url: "https://openrouter.ai.example" }] },
    "the URL of a server must be https:// followed by a host in openapi/upstream.json: https://openrouter.ai.example",
  ],
  [
    "a server without HTTPS",
    { servers: [{ url: "http://openrouter.ai" }] },
    "the URL of a server must be https:// followed by a host in openapi/upstream.json: http://openrouter.ai",
  ],
  [
    "a server with a variable in front of its host",
    {
      servers: [
        { url: "https://{user}@openrouter.ai", variables: { user: { default: "other.example/" } } },
      ],
    },
    "the URL of a server must be https:// followed by a host in openapi/upstream.json: https://{user}@openrouter.ai",
  ],
])("%s is rejected", async (_, fields, problem) => {
  const workspace = await createWorkspace(contractWith(fields), ["GET /items/"]);
  const { code, stderr } = await workspace.run("lint-spec.ts");
  expect(code).toBe(1);
  expect(stderr).toContain(problem);
  expect(stderr).not.toContain("    at ");
});
