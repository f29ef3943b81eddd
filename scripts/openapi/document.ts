/** Helpers that every script uses to read an OpenAPI document. */

import { isDeepStrictEqual } from "node:util";
import { Failure } from "../lib/failure.ts";

export type Mapping = Record<string, unknown>;

export interface OpenApiDocument extends Mapping {
  openapi: string;
  info: Mapping;
  paths: Mapping;
}

/** The fields of a path item that hold an operation. */
export const methods = "get put post delete options head patch trace".split(" ");

/** The keywords of JSON Schema that hold one schema, a list of schemas, or schemas by name. */
export const schemaKeywords = {
  one: [
    ...["additionalProperties", "contains", "else", "if", "items", "not", "propertyNames", "then"],
    ...["unevaluatedItems", "unevaluatedProperties"],
  ],
  list: ["allOf", "anyOf", "oneOf", "prefixItems"],
  mapping: ["dependentSchemas", "patternProperties", "properties"],
};

export interface Operation {
  path: string;
  /** In lower case. */
  method: string;
  operation: Mapping;
}

export function operationsOf(document: OpenApiDocument): Operation[] {
  return entriesOf(document.paths).flatMap(([path, pathItem]) => {
    const item = resolve(pathItem, document);
    return methods.flatMap((method) => {
      const operation = childOf(item, method);
      return isMapping(operation) ? [{ path, method, operation }] : [];
    });
  });
}

export function isMapping(value: unknown): value is Mapping {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function entriesOf(value: unknown): [string, unknown][] {
  return isMapping(value) ? Object.entries(value) : [];
}

export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Whether two values differ at most in the order of their keys. */
export const isEqual: (a: unknown, b: unknown) => boolean = isDeepStrictEqual;

/** The same text for values that differ only in the order of their keys. */
export function textOf(value: unknown): string {
  return JSON.stringify(sortKeys(value));
}

/** Values in one order, by their texts. Of values with the same text, the last one is kept. */
export function sortUnique<Value>(values: Value[], toText: (value: Value) => string): Value[] {
  const byText = new Map(values.map((value) => [toText(value), value]));
  return [...byText.keys()].sort().map((text) => byText.get(text) as Value);
}

/** A copy in which the keys of all mappings are sorted. */
export function sortKeys(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(sortKeys);
  if (!isMapping(node)) return node;
  const keys = Object.keys(node).sort();
  return Object.fromEntries(keys.map((key) => [key, sortKeys(node[key])]));
}

const maxReferences = 100;

/** Follows a Reference Object to its target. */
export function resolve(node: unknown, document: Mapping): unknown {
  const seen = new Set<string>();
  while (isMapping(node) && typeof node.$ref === "string" && !seen.has(node.$ref)) {
    if (seen.size > maxReferences) throw new Failure("a chain of references is too long");
    seen.add(node.$ref);
    node = atPointer(document, node.$ref);
  }
  return node;
}

/** The target of a reference (a JSON pointer, RFC 6901), unless it leads nowhere or to another document. */
export function atPointer(document: Mapping, reference: string): unknown {
  const isLocal = reference.startsWith("#");
  return isLocal ? tokensOf(decoded(reference)).reduce<unknown>(childOf, document) : undefined;
}

/** A reference without percent encoding, unless that is malformed. */
export function decoded(reference: string): string {
  try {
    return decodeURIComponent(reference);
  } catch {
    return reference;
  }
}

export function childOf(node: unknown, key: string): unknown {
  const isOwn = typeof node === "object" && node !== null && Object.hasOwn(node, key);
  return isOwn ? (node as Mapping)[key] : undefined;
}

export function tokensOf(pointer: string): string[] {
  const tokens = pointer.split("/").slice(1);
  return tokens.map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}

export function pointerOf(tokens: string[]): string {
  return tokens.map((token) => `/${token.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
