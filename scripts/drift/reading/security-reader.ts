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
import type { Scheme, Security, Way } from "./operation-model.ts";
import type { References } from "./references.ts";

/** Reads how an operation is authorized: by `security`, otherwise by a header parameter `Authorization`. */
export function readSecurity(
  operation: Mapping,
  pathItem: Mapping,
  document: OpenApiDocument,
  references: References,
): Security {
  const schemes = new SchemeNames(document, references);
  const stated = operation.security ?? document.security;
  const ways =
    stated === undefined
      ? waysOfHeader(operation, pathItem, document, references, schemes)
      : listOf(stated).map((way) => readWay(way, schemes));
  // An empty list means the same as a single empty requirement.
  return { ways: ways.length > 0 ? ways : [new Map()], schemes: schemes.named };
}

function readWay(requirement: unknown, schemes: SchemeNames): Way {
  const way = new Map<string, string[]>();
  for (const [key, scopes] of entriesOf(requirement)) {
    const name = schemes.nameOfKey(key);
    way.set(name, [...(way.get(name) ?? []), ...listOf(scopes).map(String)]);
  }
  return way;
}

function waysOfHeader(
  operation: Mapping,
  pathItem: Mapping,
  document: OpenApiDocument,
  references: References,
  schemes: SchemeNames,
): Way[] {
  const header = [operation, pathItem]
    .flatMap(({ parameters }) => listOf(parameters))
    .map((parameter) => references.resolve(parameter))
    .filter(isMapping)
    .find(isAuthorization);
  if (header === undefined) return [];
  const way = new Map([[schemes.nameOfScheme(schemeOfHeader(header, document), "header"), []]]);
  return header.required === true ? [way] : [way, new Map()];
}

/** Names security schemes after their content, because their keys in a document do not affect requests. */
class SchemeNames {
  readonly named = new Map<string, Scheme>();
  readonly #document: OpenApiDocument;
  readonly #references: References;
  readonly #texts = new Map<string, string>();

  constructor(document: OpenApiDocument, references: References) {
    this.#document = document;
    this.#references = references;
  }

  nameOfKey(key: string): string {
    const schemes = childOf(this.#document.components, "securitySchemes");
    const scheme = this.#references.resolve(childOf(schemes, key));
    return isMapping(scheme) ? this.nameOfScheme(scheme, key) : `${key} (undefined)`;
  }

  nameOfScheme(scheme: Mapping, key: string): string {
    const { flows, openIdConnectUrl, ...identity } = normalizeScheme(scheme);
    const { type, scheme: http, in: place, name } = identity;
    const words = [type === "http" ? http : type, place, name].filter(Boolean);
    const short = words.join(" ");
    const text = canonicalText([identity, flows, openIdConnectUrl]);
    // If another scheme of the same kind already has the name, the key is added.
    const isTaken = (this.#texts.get(short) ?? text) !== text;
    const unique = isTaken ? `${short} (${key})` : short;
    this.#texts.set(unique, text);
    this.named.set(unique, { openIdConnectUrl, flows: readFlows(flows) });
    return unique;
  }
}

function readFlows(flows: unknown): Scheme["flows"] {
  return new Map(
    entriesOf(flows).map(([grant, flow]) => {
      const urls = entriesOf(flow).filter(([field]) => field.endsWith("Url"));
      return [grant, Object.fromEntries(urls)];
    }),
  );
}
