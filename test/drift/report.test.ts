import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { compare } from "../../scripts/drift/compare.ts";
import { formats, inChangelog, toAnnotations } from "../../scripts/drift/report/formats.ts";
import { toReport, type Report } from "../../scripts/drift/report/report.ts";
import { toDocument } from "../../scripts/openapi/parse-document.ts";

const path = join(import.meta.dirname, "../../openapi/byok.yaml");
const text = JSON.stringify(parse(await readFile(path, "utf8")));

interface Description {
  paths: Record<string, Record<string, { parameters: { schema: Schema; name: string }[] }>>;
  components: { schemas: Record<string, Schema> };
}

interface Schema {
  enum: string[];
  required: string[];
  properties: Record<string, unknown>;
}

/**
 * Compares two copies of the vendored contract, and returns the report: `prepare` edits the copy that serves as the
 * contract, and `change` edits the copy that serves as the revision.
 */
async function reportOf(
  change: (description: Description) => void,
  prepare: (description: Description) => void = () => undefined,
): Promise<Report> {
  const prepared = JSON.parse(text) as Description;
  prepare(prepared);
  const contract = toDocument(prepared, "the contract");
  const changed = JSON.parse(text) as Description;
  change(changed);
  const revision = toDocument(changed, "upstream");
  const comparison = await compare(contract, revision, "upstream", ["BYOKProviderSlug"]);
  return toReport(comparison, "upstream");
}

/** Removes one provider, and adds others, wherever the contract lists providers. */
function exchangeProviders({ paths, components }: Description, ...added: string[]): void {
  const lists = [components.schemas.BYOKProviderSlug, paths["/byok"]?.get?.parameters].flat();
  for (const item of lists) {
    const schema = item && "schema" in item ? item.schema : item;
    if (!schema || !("enum" in schema)) continue;
    schema.enum = [...schema.enum.filter((slug) => slug !== "ncompass"), ...added];
  }
}

describe("a change is reported once", () => {
  test("if an enumeration occurs in a shared schema and inline, in requests and responses", async () => {
    const { changes } = await reportOf((revision) => {
      exchangeProviders(revision, "ollama", "voyageai");
    });
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({
      verdict: "breaking",
      where: "BYOKProviderSlug",
      what: "Lost `ncompass`; gained 2 values: `ollama`, `voyageai`.",
      means: "Calls that send `ncompass` will fail: stop sending it.",
    });
    const places = changes[0]?.places.map(({ where, verdict }) => `${where}: ${verdict}`);
    expect(places).toContain("GET /byok → provider (query): breaking");
    expect(places).toContain("POST /byok → body → provider: breaking");
    expect(places).toContain("GET /byok/{id} → 200 → data → provider: compatible");
  });

  test("under its name, if an open enumeration only loses values", async () => {
    const { changes } = await reportOf((revision) => {
      exchangeProviders(revision);
    });
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({ where: "BYOKProviderSlug", what: "Lost `ncompass`." });
  });

  test("if a shared schema gains an optional and a required property", async () => {
    const { changes } = await reportOf(({ components }) => {
      const key = components.schemas.BYOKKey;
      Object.assign(key?.properties ?? {}, { zdr: { type: "boolean" }, at: { type: "string" } });
      key?.required.push("zdr");
    });
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({
      verdict: "compatible",
      where: "BYOKKey",
      what: "New properties `at`, `zdr`; `zdr` is always present.",
      means: "No action is needed; callers can read them.",
    });
  });

  test("if a request body gains a required property", async () => {
    const { changes } = await reportOf(({ components }) => {
      const request = components.schemas.CreateBYOKKeyRequest;
      Object.assign(request?.properties ?? {}, { region: { type: "string" } });
      request?.required.push("region");
    });
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({
      verdict: "breaking",
      where: "CreateBYOKKeyRequest",
      what: "New property `region`; it must be sent.",
      means: "Calls without it will fail: send it in every call.",
    });
  });
});

test("a required property that a shared schema gains is breaking only where callers send it", async () => {
  const { changes } = await reportOf(
    ({ components }) => {
      const shared = { $ref: "#/components/schemas/CreateBYOKKeyRequest" };
      const { BYOKKey: key, CreateBYOKKeyRequest: request } = components.schemas;
      Object.assign(key?.properties ?? {}, { origin: shared });
      Object.assign(request?.properties ?? {}, { region: { type: "string" } });
      request?.required.push("region");
    },
    ({ components }) => {
      const shared = { $ref: "#/components/schemas/CreateBYOKKeyRequest" };
      Object.assign(components.schemas.BYOKKey?.properties ?? {}, { origin: shared });
    },
  );
  expect(changes).toMatchObject([
    {
      verdict: "breaking",
      what: "New property `region`; it must be sent.",
      means: "Calls without it will fail: send it in every call.",
    },
  ]);
  const breaking = changes[0]?.places.filter(({ verdict }) => verdict === "breaking");
  expect(breaking?.map(({ where }) => where)).toEqual(["POST /byok → body"]);
});

test("an enumeration that also lists null only gains the value that was added", async () => {
  const { changes } = await reportOf(
    ({ components }) =>
      Object.assign(components.schemas.BYOKKey?.properties ?? {}, {
        state: { enum: ["a", "b", null] },
      }),
    ({ components }) =>
      Object.assign(components.schemas.BYOKKey?.properties ?? {}, { state: { enum: ["a", null] } }),
  );
  expect(changes.map(({ what }) => what)).toEqual(["Gained 1 value: `b`."]);
});

test("a removed property and anonymous access are reported as sentences", async () => {
  const { changes } = await reportOf((description) => {
    const key = description.components.schemas.BYOKKey;
    delete key?.properties.label;
    if (key) key.required = key.required.filter((name) => name !== "label");
    Object.assign(description.paths["/byok/{id}"]?.delete ?? {}, { security: [] });
  });
  expect(changes.map(({ what, means }) => `${what} ${means}`)).toEqual([
    "Property `label` was removed. Code that reads it no longer compiles, or reads undefined.",
    "Anonymous access is now allowed. No action is needed.",
  ]);
});

test("OAuth schemes whose URLs all changed are told apart by their scopes, and named with their keys", async () => {
  const withSchemes = (urlOfFirst: string, urlOfSecond: string) => (description: Description) => {
    const schemeAt = (tokenUrl: string): object => ({
      type: "oauth2",
      flows: { clientCredentials: { tokenUrl, scopes: { read: "Read", write: "Write" } } },
    });
    const securitySchemes = { first: schemeAt(urlOfFirst), second: schemeAt(urlOfSecond) };
    Object.assign(description.components, { securitySchemes });
    const security = [{ first: ["read"] }, { second: ["write"] }];
    Object.assign(description.paths["/byok/{id}"]?.delete ?? {}, { security });
  };
  const { changes } = await reportOf(
    withSchemes("https://d.example", "https://c.example"),
    withSchemes("https://a.example", "https://b.example"),
  );
  const aboutDeletion = changes.filter(({ where }) => where.startsWith("DELETE"));
  expect(aboutDeletion.map(({ where, what }) => `${where}: ${what}`)).toEqual([
    'DELETE /byok/{id} → security → oauth2 first → clientCredentials flow: `tokenUrl` changed from `"https://a.example"` to `"https://d.example"`.',
    'DELETE /byok/{id} → security → oauth2 second → clientCredentials flow: `tokenUrl` changed from `"https://b.example"` to `"https://c.example"`.',
  ]);
});

test("a removed required property of a request is reported as removed", async () => {
  const { changes } = await reportOf(({ components }) => {
    const { CreateBYOKKeyRequest: request } = components.schemas;
    if (!request) throw new Error("a schema is missing");
    delete request.properties.key;
    request.required = request.required.filter((name) => name !== "key");
  });
  expect(changes.map(({ what, means }) => `${what} ${means}`)).toEqual([
    "Property `key` was removed. Code that sends it no longer compiles, or the server ignores it.",
  ]);
});

test("properties with the names of fields are reported as properties", async () => {
  const number = { type: "number" };
  const names = ["security", "parameters", "enum"];
  const propertiesWith = (schema: object): object =>
    Object.fromEntries(names.map((name) => [name, schema]));
  const { changes } = await reportOf(
    ({ components }) => {
      const { BYOKKey: key, CreateBYOKKeyRequest: request } = components.schemas;
      Object.assign(key?.properties ?? {}, propertiesWith({ type: ["number", "null"] }));
      Object.assign(request?.properties ?? {}, propertiesWith(number));
      request?.required.push(...names);
      Object.assign(request ?? {}, { dependentRequired: { enum: ["name", "disabled"] } });
    },
    ({ components }) => {
      const { BYOKKey: key, CreateBYOKKeyRequest: request } = components.schemas;
      Object.assign(key?.properties ?? {}, propertiesWith(number));
      Object.assign(request ?? {}, { dependentRequired: { enum: ["name"] } });
    },
  );
  const widened =
    "The type changed from number to number or null. Code that reads it may receive unexpected values: handle them.";
  expect(changes.map(({ what, means }) => `${what} ${means}`)).toEqual([
    widened,
    widened,
    widened,
    "New properties `enum`, `parameters`, `security`; they must be sent. Calls without them will fail: send them in every call.",
    '`dependentRequired` changed from `["name"]` to `["name","disabled"]`. Calls that worked may be rejected: check what they send.',
  ]);
});

test("the entry about several added properties has a place and a value for each", async () => {
  const { changes } = await reportOf(({ components }) => {
    Object.assign(components.schemas.CreateBYOKKeyRequest?.properties ?? {}, { b: {}, a: true });
  });
  const pointer = "/paths/~1byok/post/requestBody/content/application~1json/schema/properties";
  expect(changes).toMatchObject([
    {
      pointer,
      places: [
        { where: "POST /byok → body", pointer: `${pointer}/b` },
        { where: "POST /byok → body", pointer: `${pointer}/a` },
      ],
      before: undefined,
      after: { a: {}, b: {} },
    },
  ]);
});

test("a place at which several properties were removed is listed once", async () => {
  const report = await reportOf(({ components }) => {
    const { CreateBYOKKeyRequest: request } = components.schemas;
    delete request?.properties.name;
    delete request?.properties.disabled;
  });
  expect(formats.text(report).match(/- POST/g)).toHaveLength(1);
  expect(formats.markdown(report).match(/POST/g)).toHaveLength(1);
});

test("a property that is removed and newly required is reported as both", async () => {
  const { changes } = await reportOf(({ components }) => {
    const { CreateBYOKKeyRequest: request } = components.schemas;
    if (!request) throw new Error("a schema is missing");
    delete request.properties.name;
    request.required.push("name");
  });
  const breaking = changes.filter(({ verdict }) => verdict === "breaking");
  expect(breaking.map(({ what, means }) => `${what} ${means}`)).toEqual([
    "Property `name` was removed. Code that sends it no longer compiles, or the server ignores it.",
    "`name` is now required. Calls without it will fail: send it in every call.",
  ]);
});

test("the consequence of a change to several properties is in the plural", async () => {
  const { changes } = await reportOf(({ components }) => {
    const { BYOKKey: key, CreateBYOKKeyRequest: request } = components.schemas;
    if (!key || !request) throw new Error("a schema is missing");
    key.required = key.required.filter((name) => !["id", "label"].includes(name));
    delete request.properties.name;
    delete request.properties.disabled;
    request.required.push("allowed_models", "is_fallback");
  });
  expect(changes.map(({ what, means }) => `${what} ${means}`)).toEqual([
    "`id`, `label` are no longer required. Code that reads them must handle their absence.",
    "Properties `disabled`, `name` were removed. Code that sends them no longer compiles, or the server ignores them.",
    "`allowed_models`, `is_fallback` are now required. Calls without them will fail: send them in every call.",
  ]);
});

test("a change in the number of alternatives that a value may match is reported in both directions", async () => {
  const exclusive = { oneOf: [{ minimum: 0 }, { maximum: 9 }] };
  const inclusive = { anyOf: exclusive.oneOf };
  const sentencesOf = async (before: object, after: object): Promise<string[]> => {
    const { changes } = await reportOf(
      ({ components }) => Object.assign(components.schemas.CreateBYOKKeyRequest ?? {}, after),
      ({ components }) => Object.assign(components.schemas.CreateBYOKKeyRequest ?? {}, before),
    );
    return changes.map(({ what }) => what);
  };
  const withProperty = (size: object): object => ({ properties: { size }, required: [] });
  expect(await sentencesOf(withProperty(exclusive), withProperty(inclusive))).toEqual([
    "A value may now match several alternatives.",
  ]);
  expect(await sentencesOf(withProperty(inclusive), withProperty(exclusive))).toEqual([
    "A value must now match exactly one alternative.",
  ]);
});

test("an added or removed alternative of a property is reported as an alternative", async () => {
  const alternative = (kind: string): object => ({
    type: "object",
    properties: { kind: { const: kind } },
    required: ["kind"],
  });
  const narrow = { oneOf: [alternative("a"), alternative("b")] };
  const wide = { oneOf: [...narrow.oneOf, alternative("c")] };
  const changeProperty =
    (schema: string, property: object) =>
    ({ components }: Description): void => {
      Object.assign(components.schemas[schema]?.properties ?? {}, { content: property });
    };
  const gained = await reportOf(changeProperty("BYOKKey", wide), changeProperty("BYOKKey", narrow));
  expect(gained.changes).toMatchObject([
    {
      verdict: "breaking",
      what: "An alternative is new.",
      means: "Code that reads it may receive unexpected values: handle them.",
    },
  ]);
  const lost = await reportOf(
    changeProperty("CreateBYOKKeyRequest", narrow),
    changeProperty("CreateBYOKKeyRequest", wide),
  );
  expect(lost.changes).toMatchObject([
    {
      verdict: "breaking",
      what: "An alternative is gone.",
      means:
        "Calls that send a value of this alternative may be rejected: stop sending such values.",
    },
  ]);
});

test("invalid keywords are reported as changed keywords, not as new properties or alternatives", async () => {
  const { changes } = await reportOf(
    ({ components }) => {
      Object.assign(components.schemas.CreateBYOKKeyRequest?.properties ?? {}, {
        object: { properties: { a: 5, b: 5 } },
        union: { anyOf: [5, 5] },
      });
    },
    ({ components }) => {
      Object.assign(components.schemas.CreateBYOKKeyRequest?.properties ?? {}, {
        object: { properties: { a: 5 } },
        union: { anyOf: [5] },
      });
    },
  );
  expect(changes.map(({ what, means }) => `${what} ${means}`)).toEqual([
    '`properties` changed from `{"a":5}` to `{"a":5,"b":5}`. Calls that worked may be rejected: check what they send.',
    "`anyOf` changed from `[5]` to `[5,5]`. Calls that worked may be rejected: check what they send.",
  ]);
});

test("a change to a schema with too many alternatives is reported without details", async () => {
  const pairs = Array.from({ length: 11 }, (_, index) => ({
    anyOf: [{ minLength: index }, { maxLength: 100 + index }],
  }));
  const { changes } = await reportOf(({ components }) => {
    Object.assign(components.schemas.BYOKKey?.properties.label ?? {}, { allOf: pairs });
  });
  expect(changes.map(({ what }) => what)).toEqual([
    "The schema changed, and has too many alternatives for a detailed comparison.",
  ]);
});

test("breaking changes are listed first", async () => {
  const { changes } = await reportOf((description) => {
    exchangeProviders(description);
    Object.assign(description.components.schemas.BYOKKey?.properties ?? {}, { at: {} });
    delete description.paths["/byok/{id}"]?.patch;
  });
  expect(changes.map(({ verdict }) => verdict)).toEqual(["breaking", "breaking", "compatible"]);
  expect(changes.map(({ what }) => what)).toContain("The operation is gone.");
});

test("text, changelog and annotations describe a change in the same words, and Markdown has one row for it", async () => {
  const report = await reportOf((revision) => {
    exchangeProviders(revision, "ollama", "voyageai");
  });
  const [change] = report.changes;
  if (!change) throw new Error("there is no change");
  expect(formats.text(report)).toContain(
    "breaking: BYOKProviderSlug\n  Lost `ncompass`; gained 2 values: `ollama`, `voyageai`.\n",
  );
  expect(formats.text(report)).toContain("  - GET /byok → provider (query) (breaking)\n");
  expect(formats.markdown(report).match(/^\| breaking/gm)).toHaveLength(1);
  expect(JSON.parse(formats.json(report))).toMatchObject({ verdict: "breaking" });
  expect(inChangelog(change)).toMatch(/^breaking: .*BYOKProviderSlug: Lost `ncompass`/);
  expect(toAnnotations(report)).toEqual([
    "::error title=BYOKProviderSlug::Lost `ncompass`; gained 2 values: `ollama`, `voyageai`. Calls that send `ncompass` will fail: stop sending it.",
  ]);
});
