import { atPointer, resolve } from "../openapi/pointer.ts";
import {
  childOf,
  isMapping,
  listOf,
  type Mapping,
  type OpenApiDocument,
} from "../openapi/document.ts";
import { isEqual } from "../openapi/canonical-json.ts";
import { selectOperations } from "../openapi/select-operations.ts";
import type { OperationKey } from "../openapi/operations.ts";
import { Failure, messageOf } from "../lib/failure.ts";
import { recursionIn } from "../openapi/references.ts";
import { withDiscriminatorValues } from "./discriminator.ts";
import { withoutHidden, type Hidden } from "./hidden.ts";
import { nameFor } from "./names.ts";

const maxNodes = 200_000;

/** Fields whose keys are names, not fields of the specification. */
export const maps: ReadonlySet<string> = new Set([
  ...["callbacks", "content", "dependentRequired", "dependentSchemas", "encoding", "headers"],
  ...["paths", "patternProperties", "properties", "responses", "securitySchemes", "variables"],
]);

/** Fields that reach neither a request nor a response. */
const documentation: ReadonlySet<string> = new Set([
  ...["$anchor", "$comment", "$defs", "$dynamicAnchor", "$id", "$schema", "$vocabulary"],
  ...["description", "example", "examples", "externalDocs", "links", "operationId", "summary"],
  ...["tags", "title", "xml"],
]);

/** Fields with data and with names of schemes, in which `$ref` has no meaning. */
const opaque: ReadonlySet<string> = new Set(["const", "default", "enum", "security"]);

/** What the messages below a field do not have. Within a callback, the server sends the requests. */
const hiddenBelow: Record<string, Hidden> = {
  callbacks: "none",
  parameters: "readOnly",
  requestBody: "readOnly",
  responses: "writeOnly",
};

/** Stands for the target of a reference that cannot be followed. */
const missing: Mapping = {};

/**
 * Selects operations without documentation, and replaces references by their targets, so that a difference appears
 * where a request or response has it. A schema that is recursive in either document stays a component.
 */
export function dereference(
  document: OpenApiDocument,
  counterpart: OpenApiDocument,
  wanted: OperationKey[],
  name: string,
): { document: Mapping; unresolved: ReadonlySet<string> } {
  const paths = selectOperations(document, wanted, name);
  const tests = [document, counterpart].map(recursionIn);
  const isRecursive = (reference: string): boolean => tests.some((test) => test(reference));
  const schemas = new Map<string, unknown>();
  const unresolved = new Set<string>();
  let nodes = 0;

  /** @param isMap - whether the keys are names */
  function expand(node: unknown, hidden?: Hidden, isMap = false): unknown {
    if (++nodes > maxNodes) throw new Failure(`${name} refers to more than can be compared`);
    if (Array.isArray(node)) return node.map((item) => expand(item, hidden));
    if (!isMapping(node)) return node ?? undefined;
    if (isMap) return mapValues(node, (value) => expand(value, hidden));
    const schema = withDiscriminatorValues(node, document);
    const fields = withoutHidden(schema, hidden ?? "none", document);
    const { $ref: reference, ...siblings } = fields;
    if (typeof reference === "string") return replace(reference, siblings, hidden);
    return mapValues(withoutDocumentation(fields), (value, key) => {
      if (opaque.has(key)) return value;
      // The only map with names that may have extensions.
      const content = key === "responses" && isMapping(value) ? withoutDocumentation(value) : value;
      return expand(content, hidden ?? hiddenBelow[key], maps.has(key));
    });
  }

  function replace(reference: string, siblings: Mapping, hidden?: Hidden): unknown {
    const target = follow(reference, hidden);
    if (!isMapping(target) || target === missing) return target;
    const beside = withoutDocumentation(siblings);
    const isSchema = !/^#\/components\/(?!schemas\/)/.test(reference);
    // OpenAPI 3.0 ignores everything beside a reference; 3.1 ignores it except beside a schema's.
    if (isEqual(beside, {}) || !isSchema || document.openapi.startsWith("3.0")) return target;
    const { allOf, ...own } = expand(beside, hidden) as Mapping;
    return { ...own, allOf: [...listOf(allOf), target] };
  }

  function follow(reference: string, hidden?: Hidden): unknown {
    const end = reference.startsWith("#/") ? resolve({ $ref: reference }, document) : undefined;
    if (end === undefined || typeof childOf(end, "$ref") === "string") {
      unresolved.add(reference);
      return missing;
    }
    if (isRecursive(reference)) return keep(reference, hidden);
    return expand(atPointer(document, reference), hidden);
  }

  function keep(reference: string, hidden?: Hidden): Mapping {
    const key = nameFor(reference.replace(/^#/, ""), hidden);
    if (!schemas.has(key)) {
      schemas.set(key, undefined);
      schemas.set(key, expand(atPointer(document, reference), hidden));
    }
    return { $ref: `#/components/schemas/${key}` };
  }

  try {
    const { openapi, servers, security } = document;
    const shared = { openapi, info: { title: "", version: "" }, servers, security };
    const expanded = { paths: expand(paths, undefined, true) };
    // A scheme that no operation requires may be anything.
    const unresolvedInPaths = new Set(unresolved);
    const schemes = childOf(document.components, "securitySchemes") ?? {};
    const securitySchemes = expand(schemes, undefined, true);
    const components = { securitySchemes, schemas: Object.fromEntries(schemas) };
    return { document: { ...shared, ...expanded, components }, unresolved: unresolvedInPaths };
  } catch (error) {
    if (error instanceof Failure) throw error;
    // More nesting than fits onto the stack.
    throw new Failure(`${name} cannot be compared: ${messageOf(error)}`);
  }
}

function withoutDocumentation(node: Mapping): Mapping {
  const fields = Object.entries(node);
  return Object.fromEntries(
    fields.filter(([field]) => !documentation.has(field) && !field.startsWith("x-")),
  );
}

function mapValues(node: Mapping, change: (value: unknown, key: string) => unknown): Mapping {
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, change(value, key)]));
}

/** A copy with the counterpart of each node that could not be resolved in its place, as if it had not changed. */
export function complete(node: unknown, counterpart: unknown): unknown {
  if (node === missing) return counterpart;
  if (typeof node !== "object" || node === null) return node;
  const children = Object.entries(node)
    .map(([key, child]): [string, unknown] => [key, complete(child, childOf(counterpart, key))])
    .filter(([, child]) => child !== undefined);
  return Array.isArray(node) ? children.map(([, item]) => item) : Object.fromEntries(children);
}
