import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { parseDocument } from "../../scripts/openapi/parse-document.ts";
import { toNormalForm } from "../../scripts/normal-form/to-normal-form.ts";
import { contract as yaml } from "../helpers/fixture.ts";

async function normalFormOf(text: string): Promise<Record<string, unknown>> {
  return toNormalForm(parseDocument(text, "the contract"), "the contract");
}

const normalForm = await normalFormOf(yaml);

test("normalizing a normal form does not change it", async () => {
  expect(await normalFormOf(JSON.stringify(normalForm))).toEqual(normalForm);
});

const header = `        - name: Authorization
          in: header
          description: API key as bearer token in Authorization header
          required: true
          schema:
            type: string
`;
const headerOnPath = header.replaceAll(/^ {2}/gm, "");

describe("the normal form is the same if the contract", () => {
  const rows: [string, (yaml: string) => string][] = [
    ["is JSON", (text) => JSON.stringify(parse(text))],
    ["has its fields in another order", (text) => text.replace(/(servers:\n.*\n)([^]*)/, "$2$1")],
    ["has another operationId", (text) => text.replace("delete-byok-key", "deleteBYOKKey")],
    ["has no operationId", (text) => text.replace("operationId: delete-byok-key\n", "\n")],
    [
      "uses const instead of an enum with one value",
      (text) => text.replace(/enum:\n +- true/, "const: true"),
    ],
    ["declares OpenAPI 3.2", (text) => text.replace("openapi: 3.1.0", "openapi: 3.2.0")],
    [
      "uses nullable as in OpenAPI 3.0",
      (text) =>
        text
          .replace("openapi: 3.1.0", "openapi: 3.0.3")
          .replaceAll(
            /^( +)type:\n +- (object|string)\n +- 'null'/gm,
            "$1type: $2\n$1nullable: true",
          ),
    ],
    [
      "requires authentication with security instead of a header parameter",
      (text) =>
        text
          .replace(header, "")
          .replace("      responses:", "      security: [apiKey: []]\n      responses:"),
    ],
    [
      "names the security scheme by a URI, as OpenAPI 3.2 allows",
      (text) =>
        text
          .replace("openapi: 3.1.0", "openapi: 3.2.0")
          .replace(header, "")
          .concat("security: [{ '#/components/securitySchemes/apiKey': [] }]\n"),
    ],
    [
      "requires authentication globally and renames the security scheme",
      (text) =>
        text
          .replace(header, "")
          .replace("    apiKey:", "    token:")
          .concat("security: [token: []]\n"),
    ],
    [
      "declares the header parameter on the path item",
      (text) =>
        text
          .replace(header, "")
          .replace("    delete:", `    parameters:\n${headerOnPath}    delete:`),
    ],
    [
      "declares the header parameter in components, with its name in lower case",
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
    // An unused component does not affect callers.
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

test("boolean exclusive bounds become numeric bounds", async () => {
  const bounds = { minimum: 1, exclusiveMinimum: true, maximum: 5, exclusiveMaximum: false };
  expect(await schemaOf("3.0.3", { type: "number", ...bounds })).toEqual({
    type: "number",
    exclusiveMinimum: 1,
    maximum: 5,
  });
});

test("a boolean exclusive bound does not affect a bound in allOf", async () => {
  const schema = { type: "number", exclusiveMinimum: true, allOf: [{ minimum: 3 }] };
  expect(await schemaOf("3.1.0", schema)).toEqual({ type: "number", minimum: 3 });
});

test("a composed nullable schema becomes a union with null, and keeps its annotations", async () => {
  const composed = {
    oneOf: [{ $ref: "#/components/schemas/A" }, { $ref: "#/components/schemas/B" }],
  };
  const annotated = { ...composed, description: "D", readOnly: true };
  expect(await schemaOf("3.0.3", { ...annotated, nullable: true })).toEqual({
    description: "D",
    readOnly: true,
    anyOf: [composed, { type: "null" }],
  });
  expect(await schemaOf("3.0.3", { ...composed, nullable: false })).toEqual(composed);
});

test("each reference into a schema leads to a component of its own, also in a discriminator", async () => {
  const inner = "#/components/schemas/Schema/$defs/Inner";
  const schema = {
    $defs: { Inner: { minLength: 1 } },
    anyOf: [{ $ref: inner }, { $ref: "#/components/schemas/A" }],
    discriminator: { propertyName: "kind", mapping: { i: inner }, defaultMapping: inner },
  };
  const lifted = "#/components/schemas/Schema__defs_Inner";
  expect(await schemaOf("3.2.0", schema)).toMatchObject({
    anyOf: [{ $ref: lifted }, { $ref: "#/components/schemas/A" }],
    discriminator: { propertyName: "kind", mapping: { i: lifted }, defaultMapping: lifted },
  });
});

test("a reference into a schema also leads to a component in the encodings of OpenAPI 3.2", async () => {
  const schema = { $ref: "#/components/schemas/Schema/items" };
  const encoding = { headers: { a: { schema } } };
  const media = { itemSchema: {}, prefixEncoding: [encoding], itemEncoding: encoding };
  const document = {
    openapi: "3.2.0",
    info: { title: "T", version: "1" },
    paths: { "/a": { post: { requestBody: { content: { "multipart/mixed": media } } } } },
    components: { schemas: { Schema: { items: { minLength: 1 } } } },
  };
  const { paths } = await normalFormOf(JSON.stringify(document));
  expect(JSON.stringify(paths).match(/#[^"]+/g)).toEqual([
    "#/components/schemas/Schema_items",
    "#/components/schemas/Schema_items",
  ]);
});

const object = { type: "object", properties: { a: { type: "string" } } };

describe("the normal form of a schema", () => {
  const rows: [string, object, object][] = [
    // all-of
    [
      "merges the parts of an allOf",
      { allOf: [{ type: "string" }, { maxLength: 5 }] },
      { type: "string", maxLength: 5 },
    ],
    [
      "merges the parts of an allOf even if their extensions differ",
      {
        allOf: [
          { type: "string", "x-order": 1 },
          { maxLength: 5, "x-order": 2 },
        ],
      },
      { type: "string", maxLength: 5, "x-order": 2 },
    ],
    [
      "joins the types of an anyOf even if a member has an extension",
      { anyOf: [{ type: "string", "x-order": 1 }, { type: "integer" }] },
      { type: ["integer", "string"], "x-order": 1 },
    ],
    [
      "keeps a oneOf whose types overlap",
      { oneOf: [{ type: "integer" }, { type: "number" }] },
      { oneOf: [{ type: "integer" }, { type: "number" }] },
    ],
    [
      "keeps a oneOf whose values overlap",
      { oneOf: [{ enum: ["a", "b"] }, { enum: ["b", "c"] }] },
      {
        oneOf: [
          { type: "string", enum: ["a", "b"] },
          { type: "string", enum: ["b", "c"] },
        ],
      },
    ],
    [
      "keeps a oneOf whose lists overlap",
      { oneOf: [{ enum: [[1]] }, { enum: [[1], [2]] }] },
      {
        oneOf: [
          { type: "array", enum: [[1]] },
          { type: "array", enum: [[1], [2]] },
        ],
      },
    ],
    [
      "removes a duplicate from an enum of objects",
      { enum: [[{ a: 1, b: 2 }], [{ b: 2, a: 1 }]] },
      { type: "array", enum: [[{ a: 1, b: 2 }]] },
    ],
    [
      "drops values beside the type that includes them",
      { anyOf: [{ type: "string" }, { enum: ["a"] }] },
      { type: "string" },
    ],
    [
      "intersects the types, bounds and values of an allOf",
      {
        allOf: [
          { type: ["integer", "string"], minimum: 1, enum: [1, 2, "a"] },
          { type: ["integer", "null"], maximum: 9, enum: [2, 3] },
        ],
      },
      { type: "integer", minimum: 1, maximum: 9, enum: [2] },
    ],
    [
      "merges the properties of an allOf",
      { allOf: [object, { properties: { a: { maxLength: 5 }, b: {} }, required: ["b"] }] },
      {
        type: "object",
        properties: { a: { type: "string", maxLength: 5 }, b: {} },
        required: ["b"],
      },
    ],
    [
      "drops values of a property that the type in another part of an allOf excludes",
      { allOf: [object, { properties: { a: { enum: ["x", 1, null] } } }] },
      { type: "object", properties: { a: { type: "string", enum: ["x"] } } },
    ],
    [
      "turns an allOf whose parts exclude each other into a schema that allows nothing",
      { allOf: [{ type: "string" }, { type: ["integer", "null"] }] },
      { not: {} },
    ],
    [
      "keeps the members of an allOf within another allOf",
      {
        allOf: [
          { title: "T", allOf: [{ $ref: "#/components/schemas/A" }, { type: "string" }] },
          { allOf: [{ $ref: "#/components/schemas/B" }] },
        ],
      },
      {
        title: "T",
        type: "string",
        allOf: [{ $ref: "#/components/schemas/A" }, { $ref: "#/components/schemas/B" }],
      },
    ],
    [
      "unwraps an allOf with a single reference",
      { allOf: [{ $ref: "#/components/schemas/A" }], title: "T" },
      { $ref: "#/components/schemas/A", title: "T" },
    ],
    // reference-siblings
    [
      "normalizes the keywords beside a reference",
      { $ref: "#/components/schemas/A", const: "x", exclusiveMinimum: true, minimum: 1 },
      { allOf: [{ $ref: "#/components/schemas/A" }], type: "string", enum: ["x"] },
    ],
    [
      "keeps annotations and extensions beside a reference",
      { $ref: "#/components/schemas/A", description: "D", "x-order": 1 },
      { $ref: "#/components/schemas/A", description: "D", "x-order": 1 },
    ],
    // dependent-keywords
    [
      "drops an else without a condition, even beside a condition in an allOf",
      { else: { maxLength: 9 }, allOf: [{ if: { minLength: 2 }, then: { maxLength: 5 } }] },
      { if: { minLength: 2 }, then: { maxLength: 5 } },
    ],
    // union
    [
      "unwraps an anyOf with a single alternative",
      { anyOf: [{ type: "string" }], maxLength: 5 },
      { type: "string", maxLength: 5 },
    ],
    [
      "turns alternatives of plain types into a list of types",
      { oneOf: [{ type: "string" }, { type: "boolean" }] },
      { type: ["boolean", "string"] },
    ],
    [
      "turns alternatives of values into one enum",
      { anyOf: [{ const: "b" }, { const: 1 }, { enum: ["a"] }] },
      { type: ["integer", "string"], enum: ["a", "b", 1] },
    ],
    [
      "adds null to the types of a single alternative",
      { anyOf: [object, { type: "null" }] },
      { ...object, type: ["object", "null"] },
    ],
    [
      "keeps alternatives that allow none of their values",
      {
        anyOf: [
          { type: "string", enum: ["a"] },
          { type: "number", enum: [false] },
          { type: "null", enum: [1] },
        ],
      },
      {
        anyOf: [
          { type: "string", enum: ["a"] },
          { type: "number", enum: [false] },
          { type: "null", enum: [1] },
        ],
      },
    ],
    [
      "adds null to an enum",
      { anyOf: [{ enum: ["a"] }, { const: null }] },
      { type: ["string", "null"], enum: ["a", null] },
    ],
    [
      "flattens nested alternatives",
      {
        anyOf: [
          { anyOf: [{ $ref: "#/components/schemas/A" }, object] },
          { $ref: "#/components/schemas/B" },
        ],
      },
      { anyOf: [{ $ref: "#/components/schemas/A" }, object, { $ref: "#/components/schemas/B" }] },
    ],
    [
      "keeps null beside an alternative with a reference and a type",
      { anyOf: [{ $ref: "#/components/schemas/A", type: "integer" }, { type: "null" }] },
      {
        anyOf: [{ allOf: [{ $ref: "#/components/schemas/A" }], type: "integer" }, { type: "null" }],
      },
    ],
    [
      "drops false in nested alternatives",
      { anyOf: [{ anyOf: [false] }, { type: "string" }] },
      { type: "string" },
    ],
    [
      "removes a duplicate alternative",
      { anyOf: [object, { $ref: "#/components/schemas/A" }, object] },
      { anyOf: [object, { $ref: "#/components/schemas/A" }] },
    ],
    [
      "turns a oneOf of disjoint types into an anyOf",
      { oneOf: [object, { type: "string", maxLength: 5 }] },
      { anyOf: [object, { type: "string", maxLength: 5 }] },
    ],
    [
      "sorts an enum and removes duplicates and values of other types",
      { type: ["string", "integer"], enum: ["b", null, "a", "b"] },
      { type: "string", enum: ["a", "b"] },
    ],
    [
      "turns an enum of all values of a type into that type",
      { enum: [true, false, null] },
      { type: ["boolean", "null"] },
    ],
    // type
    ["turns a list with one type into that type", { type: ["string"] }, { type: "string" }],
    [
      "sorts types and drops integer beside number",
      { type: ["null", "number", "integer"] },
      { type: ["number", "null"] },
    ],
    [
      "drops a list of all types",
      { type: ["array", "boolean", "null", "number", "object", "string"] },
      {},
    ],
    [
      "keeps a list of all types but number",
      { type: ["array", "boolean", "integer", "null", "object", "string"], properties: { a: {} } },
      { type: ["array", "boolean", "integer", "object", "string", "null"], properties: { a: {} } },
    ],
    // any-schema
    [
      "turns a property schema of true into {}, and drops items and an anyOf that allow anything",
      { properties: { a: true }, items: true, anyOf: [true, object] },
      { properties: { a: {} } },
    ],
    [
      "drops items that allow anything",
      { type: "array", items: { description: "D" } },
      { type: "array" },
    ],
    ["drops additionalProperties: true", { ...object, additionalProperties: true }, object],
    // defaults
    [
      "drops keywords with their default value",
      { ...object, minProperties: 0, readOnly: false, required: [] },
      object,
    ],
    [
      "sorts required and removes duplicates",
      { ...object, required: ["b", "a", "b"] },
      { ...object, required: ["a", "b"] },
    ],
    [
      "drops prefixItems beyond maxItems",
      { type: "array", prefixItems: [{}, object], maxItems: 1 },
      { type: "array", prefixItems: [{}], maxItems: 1 },
    ],
    // exclusive-bounds
    [
      "turns exclusive bounds of an integer into inclusive bounds",
      { type: "integer", exclusiveMinimum: 0, exclusiveMaximum: 9, maximum: 7 },
      { type: "integer", minimum: 1, maximum: 7 },
    ],
  ];
  test.each(rows)("%s", async (_name, written, normal) => {
    expect(await schemaOf("3.1.0", written)).toEqual(normal);
    expect(await schemaOf("3.1.0", normal)).toEqual(normal);
  });
});

describe("the normal form keeps", () => {
  const rows: [string, object, string][] = [
    [
      "an allOf with a part that forbids properties of another",
      { allOf: [{ ...object, additionalProperties: false }, { properties: { b: {} } }] },
      "allOf",
    ],
    [
      "an allOf whose parts count matching items differently",
      {
        allOf: [
          { contains: { type: "string" }, minContains: 0, maxContains: 5 },
          { contains: { type: "string" } },
        ],
      },
      "allOf",
    ],
    [
      "minProperties beside a required property, which requests may omit if it is readOnly",
      { ...object, required: ["a"], minProperties: 1 },
      "minProperties",
    ],
    ["an allOf with two patterns", { allOf: [{ pattern: "a" }, { pattern: "b" }] }, "allOf"],
    [
      "an allOf that contains a reference and stands next to another keyword",
      { properties: { b: {} }, allOf: [{ $ref: "#/components/schemas/A" }] },
      "allOf",
    ],
    [
      "a oneOf whose alternatives may overlap",
      { oneOf: [object, { type: "object", properties: { b: {} } }] },
      "oneOf",
    ],
    [
      "an anyOf of null and several alternatives",
      { anyOf: [object, { $ref: "#/components/schemas/A" }, { type: "null" }] },
      "anyOf",
    ],
    ["an enum without any allowed value", { type: "string", enum: [1] }, "enum"],
  ];
  test.each(rows)("%s", async (_name, schema, keyword) => {
    const once = await schemaOf("3.1.0", schema);
    expect(once).toHaveProperty(keyword);
    expect(await schemaOf("3.1.0", once as object)).toEqual(once);
  });
});

test("a property named like a keyword is left unchanged", async () => {
  const properties = { nullable: { type: "boolean" }, enum: { type: "string" } };
  expect(await schemaOf("3.1.0", { properties })).toEqual({ properties });
});

test("each operation gets a unique name derived from its method and path", async () => {
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

test("an apiKey scheme named bearer is not treated as bearer authentication", async () => {
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
