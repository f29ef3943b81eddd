import { isMapping } from "./document.ts";
import { mapEntries } from "./mappings.ts";
import { methods } from "./operations.ts";
import { schemaKeywords } from "./schema-keywords.ts";

/** The objects of an OpenAPI description; `metadata` are those without schemas and references, such as a server. */
export type Kind =
  | "callback"
  | "components"
  | "document"
  | "encoding"
  | "example"
  | "header"
  | "link"
  | "mediaType"
  | "metadata"
  | "operation"
  | "parameter"
  | "pathItem"
  | "requestBody"
  | "response"
  | "schema"
  | "securityScheme";

/** The fields of an object that contain other objects. */
interface Fields {
  /** Fields that contain one object. */
  one?: Record<string, Kind>;
  /** Fields that contain a list of objects. */
  list?: Record<string, Kind>;
  /** Fields that contain objects by name. */
  map?: Record<string, Kind>;
  /** The kind of every value, if the object itself is a map whose keys are names. */
  named?: Kind;
}

/** The structure of OpenAPI 3.0 to 3.2 and of JSON Schema 2020-12. Other fields contain data or documentation. */
const structure: Record<Kind, Fields> = {
  document: {
    one: { components: "components", externalDocs: "metadata", info: "metadata" },
    list: { servers: "metadata", tags: "metadata" },
    map: { paths: "pathItem", webhooks: "pathItem" },
  },
  components: {
    map: {
      callbacks: "callback",
      examples: "example",
      headers: "header",
      links: "link",
      mediaTypes: "mediaType",
      parameters: "parameter",
      pathItems: "pathItem",
      requestBodies: "requestBody",
      responses: "response",
      schemas: "schema",
      securitySchemes: "securityScheme",
    },
  },
  pathItem: {
    one: fieldsOf("operation", [...methods, "query"]),
    list: { parameters: "parameter", servers: "metadata" },
    map: { additionalOperations: "operation" },
  },
  operation: {
    one: { externalDocs: "metadata", requestBody: "requestBody" },
    list: { parameters: "parameter", servers: "metadata" },
    map: { callbacks: "callback", responses: "response" },
  },
  callback: { named: "pathItem" },
  parameter: { one: { schema: "schema" }, map: { content: "mediaType", examples: "example" } },
  header: { one: { schema: "schema" }, map: { content: "mediaType", examples: "example" } },
  requestBody: { map: { content: "mediaType" } },
  response: { map: { content: "mediaType", headers: "header", links: "link" } },
  mediaType: {
    one: { itemEncoding: "encoding", itemSchema: "schema", schema: "schema" },
    list: { prefixEncoding: "encoding" },
    map: { encoding: "encoding", examples: "example" },
  },
  encoding: {
    one: { itemEncoding: "encoding" },
    list: { prefixEncoding: "encoding" },
    map: { encoding: "encoding", headers: "header" },
  },
  example: {},
  link: { one: { server: "metadata" } },
  metadata: { one: fieldsOf("metadata", ["contact", "externalDocs", "license"]) },
  schema: {
    one: {
      ...fieldsOf("schema", [...schemaKeywords.one, "contentSchema"]),
      ...fieldsOf("metadata", ["externalDocs", "xml"]),
    },
    list: fieldsOf("schema", schemaKeywords.list),
    map: fieldsOf("schema", [...schemaKeywords.mapping, "$defs", "definitions"]),
  },
  securityScheme: { one: { flows: "metadata" } },
};

function fieldsOf(kind: Kind, fields: string[]): Record<string, Kind> {
  return Object.fromEntries(fields.map((field) => [field, kind]));
}

function kindIn(fields: Record<string, Kind> | undefined, field: string): Kind | undefined {
  return fields && Object.hasOwn(fields, field) ? fields[field] : undefined;
}

/** The section of `components` that contains objects of a kind. */
export function sectionOf(kind: Kind): string | undefined {
  const sections = Object.entries(structure.components.map ?? {});
  return sections.find(([, held]) => held === kind)?.[0];
}

/** The kind of the object that a JSON pointer leads to; `undefined` if it leads to something else. */
export function kindAt(tokens: readonly string[], start: Kind = "document"): Kind | undefined {
  const [field, ...rest] = tokens;
  if (field === undefined) return start;
  const { one, list, map, named } = structure[start];
  const single = kindIn(one, field) ?? named;
  if (single) return kindAt(rest, single);
  const member = kindIn(list, field) ?? kindIn(map, field);
  return member && rest.length > 0 ? kindAt(rest.slice(1), member) : undefined;
}

/** Returns the replacement for an object. */
export type Replace = (node: unknown, kind: Kind) => unknown;

/** A copy of an object in which all objects are replaced, the innermost first. References are not followed. */
export function mapObjects(node: unknown, kind: Kind, replace: Replace): unknown {
  const copy = mapChildren(node, kind, (child, childKind) => mapObjects(child, childKind, replace));
  return replace(copy, kind);
}

/** A copy of an object in which the objects directly within it are replaced. */
export function mapChildren(node: unknown, kind: Kind, replace: Replace): unknown {
  if (!isMapping(node)) return node;
  const { one, list, map, named } = structure[kind];
  return mapEntries(node, (value, field) => {
    const single = kindIn(one, field) ?? named;
    if (single) return replace(value, single);
    const item = kindIn(list, field);
    if (item && Array.isArray(value)) return value.map((entry) => replace(entry, item));
    const member = kindIn(map, field);
    if (member && isMapping(value)) return mapEntries(value, (entry) => replace(entry, member));
    return value;
  });
}
