import { createHash } from "node:crypto";
import { atPointer, childOf, isMapping, listOf, resolve } from "../document.ts";
import type { Mapping, OpenApiDocument } from "../document.ts";
import { Failure, messageOf } from "../failure.ts";
import { selectOperations, type OperationKey } from "../upstream/select-operations.ts";

const maxNodes = 200_000;

/** Fields whose keys are names, not fields of the specification. */
const maps: ReadonlySet<string> = new Set([
  ...["$defs", "callbacks", "content", "dependentSchemas", "encoding", "headers", "parameters"],
  ...["paths", "patternProperties", "properties", "requestBodies", "responses", "schemas"],
  "securitySchemes",
]);

/** Whether a field holds data, in which `$ref` has no meaning. */
function isOpaque(field: string): boolean {
  return (
    ["const", "default", "enum", "example", "examples"].includes(field) || field.startsWith("x-")
  );
}

/** Operations of a document, without references except to recursive schemas. */
export interface Extract {
  document: Mapping;
  /** The references to recursive schemas in the original document, by the new names of the schemas. */
  names: ReadonlyMap<string, string>;
  /** References that could not be followed; {@link missing} stands in their place. */
  unresolved: ReadonlySet<string>;
}

const missing: Mapping = {};

/**
 * Extracts operations and what they refer to. References are replaced by their targets, so that a difference
 * appears where a request or response has it, wherever the document keeps it. A recursive schema stays among the
 * components.
 */
export function extract(document: OpenApiDocument, wanted: OperationKey[], name: string): Extract {
  const paths = selectOperations(document, wanted, name);
  try {
    return dereference(document, paths, name);
  } catch (error) {
    if (error instanceof Failure) throw error;
    // For example, a reference that is not a URI, or more nesting than fits onto the stack.
    throw new Failure(`${name} cannot be compared: ${messageOf(error)}`);
  }
}

function dereference(document: OpenApiDocument, paths: Mapping, name: string): Extract {
  const names = new Map<string, string>();
  const schemas = new Map<string, unknown>();
  const unresolved = new Set<string>();
  const isRecursive = recursionIn(document);
  let nodes = 0;

  /** @param isMap - whether the keys are names */
  function expand(node: unknown, within: readonly string[], isMap = false): unknown {
    if (++nodes > maxNodes) throw new Failure(`${name} refers to more than can be compared`);
    if (Array.isArray(node)) return node.map((item) => expand(item, within));
    if (!isMapping(node)) return node ?? undefined;
    const { $ref: reference, ...siblings } = isMap ? node : withDiscriminatorValues(node);
    if (typeof reference === "string") return replace(reference, siblings, within);
    const fields = reference === undefined ? siblings : node;
    return Object.fromEntries(
      Object.entries(fields).map(([key, value]) => [
        key,
        !isMap && isOpaque(key) ? value : expand(value, within, !isMap && maps.has(key)),
      ]),
    );
  }

  function replace(reference: string, siblings: Mapping, within: readonly string[]): unknown {
    const target = follow(reference, within);
    if (!isMapping(target) || target === missing) return target;
    const beside = Object.entries(siblings).filter(
      ([key]) => !key.startsWith("x-") && key !== "summary" && key !== "description",
    );
    const isSchema = !/^#\/components\/(?!schemas\/)/.test(reference);
    // OpenAPI 3.0 ignores everything beside a reference; 3.1 ignores it except beside a schema's.
    if (beside.length === 0 || !isSchema || document.openapi.startsWith("3.0")) return target;
    const { allOf, ...own } = expand(Object.fromEntries(beside), within) as Mapping;
    return { ...own, allOf: [...listOf(allOf), target] };
  }

  function follow(reference: string, within: readonly string[]): unknown {
    const end = reference.startsWith("#/") ? resolve({ $ref: reference }, document) : undefined;
    if (end === undefined || typeof childOf(end, "$ref") === "string") {
      unresolved.add(reference);
      return missing;
    }
    if (isRecursive(reference)) return keep(reference);
    return expand(atPointer(document, reference), [...within, reference]);
  }

  function keep(reference: string): Mapping {
    // A long name, because Redocly pairs names by similarity.
    const key = createHash("sha256").update(reference).digest("hex");
    if (!schemas.has(key)) {
      names.set(key, reference);
      schemas.set(key, undefined);
      schemas.set(key, expand(atPointer(document, reference), [reference]));
    }
    return { $ref: `#/components/schemas/${key}` };
  }

  const { openapi, info, servers, security, components } = document;
  const expanded = expand(paths, [], true);
  // A scheme that no operation requires may be anything.
  const unresolvedInPaths = new Set(unresolved);
  const securitySchemes = expand(childOf(components, "securitySchemes") ?? {}, [], true);
  return {
    document: {
      openapi,
      info,
      ...(servers !== undefined && { servers }),
      ...(security !== undefined && { security }),
      paths: expanded,
      components: { securitySchemes, schemas: Object.fromEntries(schemas) },
    },
    names,
    unresolved: unresolvedInPaths,
  };
}

/** A copy with the counterpart of each node that could not be resolved in its place, as if it had not changed. */
export function complete(node: unknown, counterpart: unknown): unknown {
  if (node === missing) return counterpart;
  const childrenOf = (parent: object): [string, unknown][] =>
    Object.entries(parent)
      .map(([key, child]): [string, unknown] => [key, complete(child, childOf(counterpart, key))])
      .filter(([, child]) => child !== undefined);
  if (Array.isArray(node)) return childrenOf(node).map(([, item]) => item);
  return isMapping(node) ? Object.fromEntries(childrenOf(node)) : node;
}

/** Tells whether the target of a reference refers to itself, directly or not. */
function recursionIn(document: OpenApiDocument): (reference: string) => boolean {
  const known = new Map<string, boolean>();
  return (reference) => {
    const before = known.get(reference);
    if (before !== undefined) return before;
    const reached = new Set<string>();
    const open = referencesIn(atPointer(document, reference));
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (reached.has(next)) continue;
      reached.add(next);
      open.push(...referencesIn(atPointer(document, next)));
    }
    known.set(reference, reached.has(reference));
    return reached.has(reference);
  };
}

function referencesIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(referencesIn);
  if (!isMapping(node)) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === "$ref" && typeof value === "string" ? [value] : referencesIn(value),
  );
}

/**
 * States in each alternative of a discriminated schema which values of the property lead to it (OpenAPI 3.1,
 * Discriminator Object): the mapped ones, or else its name, which is lost once the reference is replaced.
 */
function withDiscriminatorValues(schema: Mapping): Mapping {
  const { discriminator, ...rest } = schema;
  if (!isMapping(discriminator) || typeof discriminator.propertyName !== "string") return schema;
  const { propertyName } = discriminator;
  const mapped = isMapping(discriminator.mapping) ? Object.entries(discriminator.mapping) : [];
  for (const keyword of ["oneOf", "anyOf"]) {
    const branches: unknown = rest[keyword];
    if (!Array.isArray(branches)) continue;
    rest[keyword] = branches.map((branch: unknown) => {
      if (!isMapping(branch) || typeof branch.$ref !== "string") return branch;
      const { $ref: reference } = branch;
      const schemaName = reference.split("/").at(-1) ?? "";
      const values = mapped
        .filter(([, target]) => [reference, schemaName].includes(String(target)))
        .map(([value]) => value);
      const property = { type: "string", enum: values.length > 0 ? values : [schemaName] };
      return {
        allOf: [branch, { required: [propertyName], properties: { [propertyName]: property } }],
      };
    });
  }
  return rest;
}
