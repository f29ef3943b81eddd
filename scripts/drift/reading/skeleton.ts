import {
  entriesOf,
  isExtension,
  isMapping,
  listOf,
  type Mapping,
  type OpenApiDocument,
} from "../../openapi/document.ts";
import type { References } from "./references.ts";

/**
 * Fields that affect neither requests nor responses, and an OAuth flow of OpenAPI 3.2 that Redocly's rules do not
 * support.
 */
const dropped: ReadonlySet<string> = new Set([
  "deviceAuthorization",
  "example",
  "examples",
  "externalDocs",
  "links",
]);

/** Fields that contain a schema. They are emptied, because the comparison itself checks schemas. */
const schemaFields: ReadonlySet<string> = new Set(["itemSchema", "schema"]);

/** Fields that contain a map, whose keys are names and not fields. */
const maps: ReadonlySet<string> = new Set([
  "callbacks",
  "content",
  "encoding",
  "headers",
  "responses",
  "scopes",
  "variables",
]);

/**
 * A document with only the compared operations. Every schema is empty, each reference is replaced by its target, and
 * there are no examples, links or external documentation. If the revision's skeleton has lint problems that the
 * contract's skeleton lacks, the verdict is uncertain.
 */
export function skeletonOf(
  document: OpenApiDocument,
  paths: Mapping,
  references: References,
): Mapping {
  const { openapi, servers, security } = document;
  const copier = new Copier(references);
  const securitySchemes = usedSchemes(document, paths, references, copier);
  return {
    openapi,
    info: { title: "", version: "" },
    ...(servers !== undefined && { servers: copier.copy(servers) }),
    ...(security !== undefined && { security }),
    paths: copier.copyMap(paths),
    components: { securitySchemes },
  };
}

/** The security schemes that operations require. Unused schemes need not be valid. */
function usedSchemes(
  document: OpenApiDocument,
  paths: Mapping,
  references: References,
  copier: Copier,
): Mapping {
  const operations = Object.values(paths).flatMap((item) => entriesOf(item));
  const required = operations.flatMap(([, operation]) =>
    isMapping(operation) ? listOf(operation.security) : [],
  );
  const names = [...required, ...listOf(document.security)].flatMap((way) =>
    entriesOf(way).map(([name]) => name),
  );
  const schemes = isMapping(document.components) ? document.components.securitySchemes : undefined;
  const used = entriesOf(schemes).filter(([name]) => names.includes(name));
  return Object.fromEntries(
    used.map(([name, scheme]) => [name, copier.copy(references.resolve(scheme))]),
  );
}

class Copier {
  readonly #references: References;
  /** The nodes around the node that is being copied. A reference may lead back to them. */
  readonly #open = new Set<unknown>();

  constructor(references: References) {
    this.#references = references;
  }

  copy(node: unknown): unknown {
    if (Array.isArray(node)) return node.map((item) => this.copy(item));
    if (!isMapping(node)) return node;
    const target = typeof node.$ref === "string" ? this.#references.resolve(node) : node;
    // The readers report a reference that cannot be followed.
    if (!isMapping(target) || this.#open.has(target)) return undefined;
    this.#open.add(target);
    const fields = entriesOf(target)
      .filter(([field, value]) => isKept(field) && value !== null)
      .map(([field, value]) => [field, this.#copyField(field, value)] as const);
    this.#open.delete(target);
    return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
  }

  /** Copies a map, in which every key is a name. */
  copyMap(map: Mapping): Mapping {
    const entries = Object.entries(map).map(([key, value]) => [key, this.copy(value)] as const);
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  }

  #copyField(field: string, value: unknown): unknown {
    if (schemaFields.has(field)) return {};
    if (!maps.has(field) || !isMapping(value)) return this.copy(value);
    const copy = this.copyMap(value);
    // OpenAPI requires a description, but callers do not depend on it, so a missing one is filled in.
    if (field !== "responses") return copy;
    for (const response of Object.values(copy))
      if (isMapping(response)) response.description ??= "";
    return copy;
  }
}

function isKept(field: string): boolean {
  return !dropped.has(field) && !isExtension(field);
}
