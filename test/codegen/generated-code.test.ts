import { expect, test } from "vitest";
import { parse } from "yaml";
import { isDeceptive } from "../../scripts/lib/printable.ts";
import { extract } from "../../scripts/upstream/extract.ts";
import { generateFrom } from "./generated.ts";

const json = (schema: object) => ({ "application/json": { schema } });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const deceptive = "safe \u202e*/ evil \u001b[31m\u2066";
const likeCode = "a = new RegExp(x)";
const error = { type: "object", properties: { message: { type: "string" } } };

const document = {
  openapi: "3.1.0",
  info: { title: "T", version: "1" },
  servers: [{ url: "https://api.example.com" }],
  paths: {
    "/byok": {
      get: {
        responses: {
          200: { description: "OK", content: json(ref("Slug")) },
          202: { description: "Accepted", content: json({ enum: [deceptive, likeCode] }) },
          400: { description: "Bad request", content: json(ref("BadRequest")) },
          404: { description: "Not found", content: json(ref("NotFound")) },
        },
      },
    },
  },
  components: {
    schemas: {
      Slug: { type: "string", enum: ["openai", "azure"], description: deceptive },
      BadRequest: { ...error, description: "A request that is not valid" },
      NotFound: error,
    },
  },
};

test("an open enumeration accepts every string, and its type lists the known values for autocompletion", async () => {
  const generated = await generateFrom(document, ["Slug"]);
  expect(generated.sources.get("schema.ts")).toContain('Slug: "azure" | "openai" | (string & {});');
  const { getByok } = await generated.load();
  expect(getByok?.validators[200]?.("ollama")).toBe(true);
  expect(getByok?.validators[200]?.(1)).toBe(false);
});

test("an open enumeration that allows null accepts null and every string", async () => {
  const { components } = document;
  const Slug = { type: ["string", "null"], enum: ["openai", "azure", null] };
  const schemas = { ...components.schemas, Slug };
  const generated = await generateFrom({ ...document, components: { schemas } }, ["Slug"]);
  expect(generated.sources.get("schema.ts")).toContain("(string & {})");
  const { getByok } = await generated.load();
  expect(["ollama", null, 1].map((value) => getByok?.validators[200]?.(value))).toEqual([
    true,
    true,
    false,
  ]);
});

test("an enumeration that is not configured as open accepts only its listed values", async () => {
  const generated = await generateFrom(document);
  const { getByok } = await generated.load();
  expect(generated.sources.get("schema.ts")).toContain('Slug: "azure" | "openai";');
  expect(getByok?.validators[200]?.("azure")).toBe(true);
  expect(getByok?.validators[200]?.("ollama")).toBe(false);
});

test("the validator accepts enum values that look like code or contain bidi overrides, and no generated file contains deceptive characters", async () => {
  const generated = await generateFrom(document);
  const { getByok } = await generated.load();
  expect(getByok?.validators[202]?.(likeCode)).toBe(true);
  expect(getByok?.validators[202]?.(deceptive)).toBe(true);
  expect([...generated.sources.values()].filter(isDeceptive)).toEqual([]);
});

test("a validator is named after its schema, and schemas that differ only in documentation share one implementation", async () => {
  const { sources } = await generateFrom(document);
  const validators = sources.get("validators.ts") ?? "";
  const names = [...validators.matchAll(/^export const (\w+)/gm)].map(([, name]) => name);
  expect(names).toEqual(["isBadRequest", "isGetByok202", "isNotFound", "isSlug"]);
  expect(validators.replaceAll(/\s+/g, " ")).toContain(
    'export const isNotFound: (value: unknown) => value is components["schemas"]["NotFound"] = isBadRequest;',
  );
});

test("an operation keeps its validators if its path parameter is renamed", async () => {
  const parameters = [{ name: "key_id", in: "path", required: true, schema: { type: "string" } }];
  const paths = { "/byok/{key_id}": { get: { ...document.paths["/byok"].get, parameters } } };
  const { getByokByKeyId } = await (await generateFrom({ ...document, paths })).load();
  expect(getByokByKeyId?.validators[200]?.("azure")).toBe(true);
});

test("the format of a path parameter is found beside a reference and in its target", async () => {
  const parameterOf = (name: string, schema: object) => ({
    name,
    in: "path",
    required: true,
    schema,
  });
  const parameters = [
    parameterOf("beside", { ...ref("Text"), format: "uuid" }),
    parameterOf("behind", { ...ref("Date"), maxLength: 10 }),
  ];
  const { get } = document.paths["/byok"];
  const paths = { "/byok/{beside}/{behind}": { get: { ...get, parameters } } };
  const Text = { type: "string" };
  const schemas = { ...document.components.schemas, Text, Date: { ...Text, format: "date" } };
  const { sources } = await generateFrom({ ...document, paths, components: { schemas } });
  expect(sources.get("operations.ts")).toContain('{ behind: "date", beside: "uuid" }');
});

test("the type of a header is that of its value, and only a required header is required, even if the header is a reference", async () => {
  const headers = {
    Cursor: { schema: { type: "string" } },
    Limit: { required: true, content: json({ type: "integer" }) },
  };
  const used = {
    "x-cursor": { $ref: "#/components/headers/Cursor" },
    "x-limit": { $ref: "#/components/headers/Limit" },
  };
  const responses = { 200: { description: "OK", headers: used } };
  const paths = { "/byok": { get: { responses } } };
  const generated = await generateFrom({ ...document, paths, components: { headers } });
  const errors = generated.compile(`
    import type { paths } from "./schema.ts";
    type Headers = paths["/byok"]["get"]["responses"][200]["headers"];
    export const headers: Headers[] = [{ "x-limit": 1 }, { "x-cursor": "a", "x-limit": 1 }];
    // @ts-expect-error
    export const withoutLimit: Headers = { "x-cursor": "a" };
    // @ts-expect-error
    export const withNumber: Headers = { "x-cursor": 1, "x-limit": 1 };
  `);
  expect(errors).toEqual([]);
});

test("a body, a parameter and a header that allow no value have the type never", async () => {
  const schema = { allOf: [{ type: "string" }, { type: "integer" }] };
  const parameters = [{ name: "q", in: "query", schema }];
  const headers = { "x-empty": { schema } };
  const responses = { 200: { description: "OK", headers, content: json(schema) } };
  const paths = { "/byok": { get: { parameters, responses } } };
  const generated = await generateFrom({ ...document, paths });
  const errors = generated.compile(`
    import type { paths } from "./schema.ts";
    type Operation = paths["/byok"]["get"];
    type Response = Operation["responses"][200];
    export function read(
      body: Response["content"]["application/json"],
      header: NonNullable<Response["headers"]["x-empty"]>,
      parameter: NonNullable<NonNullable<Operation["parameters"]["query"]>["q"]>,
    ): never[] {
      return [body, header, parameter];
    }
  `);
  expect(errors).toEqual([]);
});

test("a published extension does not change a type, even if the generator uses one with the same name", async () => {
  const Aliased = { type: "object", "x-type-alias": "any; injected: any" };
  const Known = { type: "integer", "x-known-values": ["published"] };
  const schemas = { ...document.components.schemas, Aliased, Known };
  const { sources } = await generateFrom({ ...document, components: { schemas } });
  expect(sources.get("schema.ts")).not.toMatch(/injected|published/);
});

test("extracting an operation also copies the parts of other paths that it references", async () => {
  const other = {
    ...document,
    paths: {
      ...document.paths,
      "/other": {
        delete: {
          responses: {
            200: {
              description: "OK",
              content: json({
                $ref: "#/paths/~1byok/get/responses/202/content/application~1json/schema",
              }),
            },
            404: { $ref: "#/paths/~1byok/get/responses/404" },
          },
        },
      },
    },
  };
  const { contract } = extract(other, ["DELETE /other"], "the description");
  expect(contract).not.toContain("/byok:");
  expect(contract).toContain("$ref: '#/components/responses/byok_get_responses_404'");
  const { sources } = await generateFrom(parse(contract) as object);
  expect(sources.get("schema.ts")).toContain("NotFound: {");
});

test("operations of paths that share a path item have constants and types of their own", async () => {
  const paths = {
    "/byok": { $ref: "#/components/pathItems/Shared" },
    "/other": { $ref: "#/paths/~1byok" },
  };
  const pathItems = { Shared: document.paths["/byok"] };
  const generated = await generateFrom({
    ...document,
    paths,
    components: { ...document.components, pathItems },
  });
  expect(Object.keys(await generated.load())).toEqual(
    expect.arrayContaining(["getByok", "getOther"]),
  );
});

test("an operation beside the reference of a path item belongs to the path item", async () => {
  const { get } = document.paths["/byok"];
  const paths = { ...document.paths, "/other": { $ref: "#/paths/~1byok", delete: get } };
  const generated = await generateFrom({ ...document, paths });
  expect(Object.keys(await generated.load())).toEqual(
    expect.arrayContaining(["getByok", "getOther", "deleteOther"]),
  );
});

test("extracting an operation copies no unrelated schema if a reference leads to an anchor", () => {
  const schemas = { ...document.components.schemas, Anchored: { $anchor: "slug", type: "string" } };
  const paths = {
    ...document.paths,
    "/other": {
      get: { responses: { 200: { description: "OK", content: json({ $ref: "#slug" }) } } },
    },
  };
  const other = { ...document, paths, components: { schemas } };
  const { contract } = extract(other, ["GET /other"], "the description");
  expect(contract).not.toContain("NotFound");
});
