import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { parseDocument } from "../scripts/openapi/parse-document.ts";
import { toNormalForm } from "../scripts/normal-form/to-normal-form.ts";
import { contract as yaml } from "./helpers/fixture.ts";

async function normalFormOf(text: string): Promise<Record<string, unknown>> {
  return toNormalForm(await parseDocument(text, "the contract"), "the contract");
}

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
  const rows: [string, (yaml: string) => string][] = [
    ["is JSON", (text) => JSON.stringify(parse(text))],
    ["has its fields in another order", (text) => text.replace(/(servers:\n.*\n)([^]*)/, "$2$1")],
    ["has another operationId", (text) => text.replace("delete-byok-key", "deleteBYOKKey")],
    ["has no operationId", (text) => text.replace("operationId: delete-byok-key\n", "\n")],
    [
      "has a const instead of an enum of one value",
      (text) => text.replace(/enum:\n +- true/, "const: true"),
    ],
    ["declares OpenAPI 3.2", (text) => text.replace("openapi: 3.1.0", "openapi: 3.2.0")],
    [
      "has null as in OpenAPI 3.0",
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
            `components:\n  parameters:\n    Token: { name: authorization, in: header, required: true, schema: { type: string } }`,
          ),
    ],
  ];

  test.each(rows)("%s", async (_name, change) => {
    const changed = change(yaml);
    expect(changed).not.toBe(yaml);
    const { components, ...rest } = await normalFormOf(changed);
    // An unused parameter has no meaning.
    delete (components as { parameters?: unknown }).parameters;
    expect({ components, ...rest }).toEqual(normalForm);
  });
});

async function schemaOf(version: string, schema: object): Promise<unknown> {
  const document = {
    openapi: version,
    info: { title: "T", version: "1" },
    paths: { "/a": {} },
    components: { schemas: { Schema: schema, A: { minLength: 1 }, B: { minLength: 2 } } },
  };
  const { components } = await normalFormOf(JSON.stringify(document));
  return (components as { schemas: Record<string, unknown> }).schemas.Schema;
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
  const composed = {
    oneOf: [{ $ref: "#/components/schemas/A" }, { $ref: "#/components/schemas/B" }],
    description: "D",
  };
  expect(await schemaOf("3.0.3", { ...composed, nullable: true })).toEqual({
    anyOf: [composed, { type: "null" }],
  });
  expect(await schemaOf("3.0.3", { ...composed, nullable: false })).toEqual(composed);
});

const object = { type: "object", properties: { a: { type: "string" } } };

describe("a schema has one normal form:", () => {
  const rows: [string, object, object][] = [
    // all-of
    ["parts", { allOf: [{ type: "string" }, { maxLength: 5 }] }, { type: "string", maxLength: 5 }],
    [
      "exclusive alternatives that overlap",
      { oneOf: [{ type: "integer" }, { type: "number" }] },
      { oneOf: [{ type: "integer" }, { type: "number" }] },
    ],
    [
      "exclusive values that overlap",
      { oneOf: [{ enum: ["a", "b"] }, { enum: ["b", "c"] }] },
      {
        oneOf: [
          { type: "string", enum: ["a", "b"] },
          { type: "string", enum: ["b", "c"] },
        ],
      },
    ],
    [
      "values beside all values of their type",
      { anyOf: [{ type: "string" }, { enum: ["a"] }] },
      { type: "string" },
    ],
    [
      "parts that overlap",
      {
        allOf: [
          { type: ["integer", "string"], minimum: 1, enum: [1, 2, "a"] },
          { type: ["integer", "null"], maximum: 9, enum: [2, 3] },
        ],
      },
      { type: "integer", minimum: 1, maximum: 9, enum: [2] },
    ],
    [
      "parts with a property each, and one in common",
      { allOf: [object, { properties: { a: { maxLength: 5 }, b: {} }, required: ["b"] }] },
      {
        type: "object",
        properties: { a: { type: "string", maxLength: 5 }, b: {} },
        required: ["b"],
      },
    ],
    [
      "a part that is a reference",
      { allOf: [{ $ref: "#/components/schemas/A" }], title: "T" },
      { $ref: "#/components/schemas/A", title: "T" },
    ],
    // union
    [
      "a single alternative",
      { anyOf: [{ type: "string" }], maxLength: 5 },
      { type: "string", maxLength: 5 },
    ],
    [
      "types",
      { oneOf: [{ type: "string" }, { type: "boolean" }] },
      { type: ["boolean", "string"] },
    ],
    [
      "values",
      { anyOf: [{ const: "b" }, { const: 1 }, { enum: ["a"] }] },
      { type: ["integer", "string"], enum: ["a", "b", 1] },
    ],
    [
      "null beside one alternative",
      { anyOf: [object, { type: "null" }] },
      { ...object, type: ["object", "null"] },
    ],
    [
      "null beside values",
      { anyOf: [{ enum: ["a"] }, { const: null }] },
      { type: ["string", "null"], enum: ["a", null] },
    ],
    [
      "alternatives of alternatives",
      {
        anyOf: [
          { anyOf: [{ $ref: "#/components/schemas/A" }, object] },
          { $ref: "#/components/schemas/B" },
        ],
      },
      { anyOf: [{ $ref: "#/components/schemas/A" }, object, { $ref: "#/components/schemas/B" }] },
    ],
    [
      "an alternative twice",
      { anyOf: [object, { $ref: "#/components/schemas/A" }, object] },
      { anyOf: [object, { $ref: "#/components/schemas/A" }] },
    ],
    [
      "exclusive alternatives of other types",
      { oneOf: [object, { type: "string", maxLength: 5 }] },
      { anyOf: [object, { type: "string", maxLength: 5 }] },
    ],
    [
      "values out of order, twice and of another type",
      { type: ["string", "integer"], enum: ["b", null, "a", "b"] },
      { type: "string", enum: ["a", "b"] },
    ],
    ["all values of a type", { enum: [true, false, null] }, { type: ["boolean", "null"] }],
    // type
    ["a list of one type", { type: ["string"] }, { type: "string" }],
    [
      "types out of order, and an integer that is a number",
      { type: ["null", "number", "integer"] },
      { type: ["number", "null"] },
    ],
    ["all types", { type: ["array", "boolean", "null", "number", "object", "string"] }, {}],
    // any-schema
    [
      "true",
      { properties: { a: true }, items: true, anyOf: [true, object] },
      { properties: { a: {} } },
    ],
    ["items of anything", { type: "array", items: { description: "D" } }, { type: "array" }],
    ["more properties of any kind", { ...object, additionalProperties: true }, object],
    [
      "any properties",
      { type: "object", properties: {} },
      { type: "object", additionalProperties: {} },
    ],
    // defaults
    [
      "what is supposed anyway",
      { ...object, minProperties: 0, readOnly: false, required: [] },
      object,
    ],
    [
      "a requirement twice",
      { ...object, required: ["b", "a", "b"] },
      { ...object, required: ["a", "b"] },
    ],
    // exclusive-bounds
    [
      "an exclusive bound of an integer",
      { type: "integer", exclusiveMinimum: 0, exclusiveMaximum: 9, maximum: 7 },
      { type: "integer", minimum: 1, maximum: 7 },
    ],
  ];
  test.each(rows)("%s", async (_name, written, normal) => {
    expect(await schemaOf("3.1.0", written)).toEqual(normal);
    expect(await schemaOf("3.1.0", normal)).toEqual(normal);
  });
});

describe("a schema that cannot be simplified stays:", () => {
  const rows: [string, object, string][] = [
    [
      "parts that contradict each other",
      { allOf: [{ type: "string" }, { type: "integer" }] },
      "allOf",
    ],
    [
      "a part that closes another",
      { allOf: [{ ...object, additionalProperties: false }, { properties: { b: {} } }] },
      "allOf",
    ],
    ["parts with two patterns", { allOf: [{ pattern: "a" }, { pattern: "b" }] }, "allOf"],
    [
      "a reference beside a restriction",
      { properties: { b: {} }, allOf: [{ $ref: "#/components/schemas/A" }] },
      "allOf",
    ],
    [
      "exclusive alternatives that may overlap",
      { oneOf: [object, { type: "object", properties: { b: {} } }] },
      "oneOf",
    ],
    [
      "null beside several alternatives",
      { anyOf: [object, { $ref: "#/components/schemas/A" }, { type: "null" }] },
      "anyOf",
    ],
    ["values of which none is allowed", { type: "string", enum: [1] }, "enum"],
  ];
  test.each(rows)("%s", async (_name, schema, keyword) => {
    const once = await schemaOf("3.1.0", schema);
    expect(once).toHaveProperty(keyword);
    expect(await schemaOf("3.1.0", once as object)).toEqual(once);
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

test("a scheme that is called bearer and is another one stays another one", async () => {
  const document = {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: { "/a": { get: { responses: {}, security: [{ bearer: [] }] } } },
    components: { securitySchemes: { bearer: { type: "apiKey", in: "header", name: "X-Key" } } },
  };
  const { paths, components } = await normalFormOf(JSON.stringify(document));
  const [name = ""] = Object.keys((components as { securitySchemes: object }).securitySchemes);
  expect(name).toBe("apiKey-header-x-key");
  expect(paths).toMatchObject({ "/a": { get: { security: [{ [name]: [] }] } } });
});
