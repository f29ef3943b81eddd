import { canonicalText } from "../../openapi/canonical-json.ts";
import {
  childOf,
  entriesOf,
  isMapping,
  listOf,
  type Mapping,
  type OpenApiDocument,
} from "../../openapi/document.ts";
import { schemeOfHeader } from "../../normal-form/authorization-header.ts";
import { isAuthorization, normalizeScheme } from "../../normal-form/security.ts";
import { isUri } from "../../openapi/references.ts";
import type { Scheme, Security, Urls, Way } from "./operation-model.ts";
import type { References } from "./references.ts";
import type { SchemaReader } from "./schema-reader.ts";

/** Reads how an operation is authorized: by `security`, otherwise by a header parameter `Authorization`. */
export function readSecurity(
  operation: Mapping,
  pathItem: Mapping,
  document: OpenApiDocument,
  reader: SchemaReader,
): Security {
  const schemes = new UsedSchemes(document, reader);
  const stated = operation.security ?? document.security;
  const ways =
    stated === undefined
      ? waysOfHeader(operation, pathItem, document, reader.references, schemes)
      : listOf(stated).map((way) => readWay(way, schemes));
  // An empty list means the same as a single empty requirement.
  return { ways: ways.length > 0 ? ways : [new Map()], schemes: schemes.byId };
}

function readWay(requirement: unknown, schemes: UsedSchemes): Way {
  const way = new Map<string, string[]>();
  for (const [key, scopes] of entriesOf(requirement)) {
    const id = schemes.addByKey(key);
    way.set(id, [...(way.get(id) ?? []), ...listOf(scopes).map(String)]);
  }
  return way;
}

function waysOfHeader(
  operation: Mapping,
  pathItem: Mapping,
  document: OpenApiDocument,
  references: References,
  schemes: UsedSchemes,
): Way[] {
  const header = [operation, pathItem]
    .flatMap(({ parameters }) => listOf(parameters))
    .map((parameter) => references.resolve(parameter))
    .filter(isMapping)
    .find(isAuthorization);
  if (header === undefined) return [];
  const way = new Map([[schemes.add(schemeOfHeader(header, document), "Authorization"), []]]);
  return header.required === true ? [way] : [way, new Map()];
}

/**
 * Collects the security schemes that an operation requires. Their ids are their content, because their keys in a
 * document do not affect requests.
 */
class UsedSchemes {
  readonly byId = new Map<string, Scheme>();
  readonly #document: OpenApiDocument;
  readonly #schemas: SchemaReader;

  constructor(document: OpenApiDocument, schemas: SchemaReader) {
    this.#document = document;
    this.#schemas = schemas;
  }

  /** Adds the scheme that has a key in the document, and returns its id. */
  addByKey(key: string): string {
    const schemes = childOf(this.#document.components, "securitySchemes");
    const listed = childOf(schemes, key);
    // Since OpenAPI 3.2, a key may also be the URI of a scheme.
    const node = listed ?? { $ref: key };
    const scheme = this.#schemas.references.resolve(node);
    if (isMapping(scheme)) return this.add(scheme, key);
    const reference = childOf(node, "$ref");
    const isReference = listed !== undefined || isUri(key);
    if (isReference && typeof reference === "string") this.#schemas.reportReference(reference);
    return `${key} (undefined)`;
  }

  /** Adds a scheme, and returns its id. */
  add(scheme: Mapping, key: string): string {
    const normalized = normalizeScheme(scheme);
    const { type, scheme: http, in: place, name, flows } = normalized;
    const words = [type === "http" ? http : type, place, name].filter(Boolean);
    const id = canonicalText(normalized);
    const urls = urlsIn(normalized);
    this.byId.set(id, { name: words.join(" "), key, urls, flows: readFlows(flows) });
    return id;
  }
}

function readFlows(flows: unknown): Scheme["flows"] {
  return new Map(entriesOf(flows).map(([grant, flow]) => [grant, urlsIn(flow)]));
}

function urlsIn(node: unknown): Urls {
  return Object.fromEntries(entriesOf(node).filter(([field]) => field.endsWith("Url")));
}
