import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { toNormalForm } from "../scripts/contract/normal-form.js";
import { parseDocument } from "../scripts/contract/parse-document.js";

const yaml = await readFile(join(import.meta.dirname, "../openapi/byok.yaml"), "utf8");

const normalFormOf = (text: string): Promise<Record<string, unknown>> =>
  toNormalForm(parseDocument(text, "the contract"), "the contract");

const normalForm = await normalFormOf(yaml);

test("the normal form of a normal form is itself", async () => {
  expect(await normalFormOf(JSON.stringify(normalForm))).toEqual(normalForm);
});

const header = `        - name: Authorization
          in: header
          description: API key as bearer token in Authorization header
          required: true
          schema:
            type: string
`;
const onPath = header.replaceAll(/^ {2}/gm, "");

describe("the normal form is the same when the contract", () => {
  test.each<[string, (yaml: string) => string]>([
    ["is JSON", (text) => JSON.stringify(parse(text))],
    ["has its fields in another order", (text) => text.replace(/(servers:\n.*\n)([^]*)/, "$2$1")],
    ["has another operationId", (text) => text.replace("delete-byok-key", "deleteBYOKKey")],
    ["has no operationId", (text) => text.replace("operationId: delete-byok-key\n", "\n")],
    ["has other tags", (text) => text.replace("subpackage_byok", "BYOK").concat("tags: []\n")],
    [
      "spells a const as an enum of one value",
      (text) => text.replace(/enum:\n +- true/, "const: true"),
    ],
    ["declares OpenAPI 3.2", (text) => text.replace("openapi: 3.1.0", "openapi: 3.2.0")],
    [
      "spells null as OpenAPI 3.0 does",
      (text) =>
        text
          .replace("openapi: 3.1.0", "openapi: 3.0.3")
          .replaceAll(
            /^( +)type:\n +- (object|string)\n +- 'null'/gm,
            "$1type: $2\n$1nullable: true",
          ),
    ],
    [
      "requires a token by security instead of a header parameter",
      (text) =>
        text
          .replace(header, "")
          .replace("      responses:", "      security: [apiKey: []]\n      responses:"),
    ],
    [
      "requires a token for all operations at once, by a scheme of another name",
      (text) =>
        text
          .replace(header, "")
          .replace("    apiKey:", "    token:")
          .concat("security: [token: []]\n"),
    ],
    [
      "has the header parameter on the path",
      (text) =>
        text.replace(header, "").replace("    delete:", `    parameters:\n${onPath}    delete:`),
    ],
    [
      "has the header parameter among the components, in another case",
      (text) =>
        text
          .replace(header, '        - $ref: "#/components/parameters/Token"\n')
          .replace(
            "components:",
            `components:\n  parameters:\n    Token: { name: authorization, in: header, schema: { type: string } }`,
          ),
    ],
  ])("%s", async (_name, change) => {
    const changed = change(yaml);
    expect(changed).not.toBe(yaml);
    const { components, ...rest } = await normalFormOf(changed);
    // A parameter that nothing refers to any more means nothing.
    delete (components as { parameters?: unknown }).parameters;
    expect({ components, ...rest }).toEqual(normalForm);
  });
});

/** The normal form of a schema. */
async function schemaOf(version: string, schema: object): Promise<unknown> {
  const document = {
    openapi: version,
    info: { title: "T", version: "1" },
    paths: { "/a": {} },
    components: { schemas: { S: schema } },
  };
  const { components } = await normalFormOf(JSON.stringify(document));
  return (components as { schemas: { S: unknown } }).schemas.S;
}

test("a boolean exclusive bound becomes the number that it excludes", async () => {
  const bounds = { minimum: 1, exclusiveMinimum: true, maximum: 5, exclusiveMaximum: false };
  expect(await schemaOf("3.0.3", { type: "number", ...bounds })).toEqual({
    type: "number",
    exclusiveMinimum: 1,
    maximum: 5,
  });
});

test("a schema that is composed and nullable becomes a union with null", async () => {
  const composed = { allOf: [{ type: "object" }], description: "D" };
  expect(await schemaOf("3.0.3", { ...composed, nullable: true })).toEqual({
    anyOf: [composed, { type: "null" }],
  });
  expect(await schemaOf("3.0.3", { ...composed, nullable: false })).toEqual(composed);
});

test("a discriminator maps to references", async () => {
  const mapping = { a: "S", b: "#/components/schemas/S" };
  const discriminator = { propertyName: "p", mapping };
  expect(await schemaOf("3.1.0", { discriminator })).toEqual({
    discriminator: { ...discriminator, mapping: { ...mapping, a: "#/components/schemas/S" } },
  });
});

test("a property called like a keyword is left alone", async () => {
  const properties = { nullable: { type: "boolean" }, enum: { type: "string" } };
  expect(await schemaOf("3.1.0", { properties })).toEqual({ properties });
});

test("operations are named by method and path, each by a name of its own", async () => {
  const operation = { responses: { 200: { description: "OK" } } };
  const document = {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: {
      "/": { get: operation },
      "/a-b/{c_d}": { get: operation, put: operation },
      "/a/b/{c}/d": { get: operation },
      "/a_b/{c}/{d}": { get: operation },
      "/a/b/by/c/d": { get: operation },
    },
  };
  const { paths } = await normalFormOf(JSON.stringify(document));
  const names = Object.values(paths as Record<string, Record<string, { operationId: string }>>)
    .flatMap((pathItem) => Object.values(pathItem))
    .map(({ operationId }) => operationId);
  expect(names.sort()).toEqual([
    "getABByCByD",
    "getABByCD",
    "getABByCD2",
    "getABByCD3",
    "getRoot",
    "putABByCD",
  ]);
});

test("paths that refer to one path item have one each", async () => {
  const item = { get: { responses: { 200: { description: "OK" } } } };
  const reference = { $ref: "#/components/pathItems/Item" };
  const document = {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: { "/a": reference, "/b": reference },
    components: { pathItems: { Item: item } },
  };
  const { paths } = await normalFormOf(JSON.stringify(document));
  expect(paths).toMatchObject({
    "/a": { get: { operationId: "getA" } },
    "/b": { get: { operationId: "getB" } },
  });
});

test("a scheme that is called bearer and is another one stays another one", async () => {
  const document = {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: { "/a": { get: { responses: {}, security: [{ bearer: [] }] } } },
    components: { securitySchemes: { bearer: { type: "apiKey", in: "header", name: "X-Key" } } },
  };
  const { paths, components } = await normalFormOf(JSON.stringify(document));
  expect(paths).toMatchObject({ "/a": { get: { security: [{ "another-bearer": [] }] } } });
  expect(components).toMatchObject({ securitySchemes: { "another-bearer": { type: "apiKey" } } });
});
