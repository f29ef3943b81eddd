import { isMapping, listOf, type Mapping } from "../openapi/document.ts";
import { sortUnique } from "../openapi/canonical-json.ts";
import { remove, type Context, type Decorator } from "./decorator.ts";

/**
 * Lists all parameters at the operation, sorted, and drops the headers that OpenAPI ignores (3.1, Parameter and
 * Response Object).
 *
 * The drift check treats these notations as equal, too: see "a parameter moved to the path item" in
 * `test/drift/corpus.yaml`.
 */
export const parameters: Decorator = () => ({
  PathItem(pathItem) {
    delete pathItem.parameters;
  },
  Operation(operation, context) {
    const keyOf = (parameter: unknown): string => parameterKey(parameter, context);
    const listed = [...listOf(context.parent.parameters), ...listOf(operation.parameters)];
    const kept = sortUnique(listed.filter(keyOf), keyOf);
    operation.parameters = kept;
    if (kept.length === 0) delete operation.parameters;
  },
  Parameter(parameter) {
    if (parameter.in === "header") parameter.name = String(parameter.name).toLowerCase();
  },
  HeadersMap(headers) {
    for (const [name, header] of Object.entries(headers)) {
      remove(headers, name);
      if (name.toLowerCase() !== "content-type") headers[name.toLowerCase()] ??= header;
    }
  },
});

/** The location and name of a parameter; empty if OpenAPI ignores the parameter. */
function parameterKey(parameter: unknown, { resolve }: Context): string {
  const node: Mapping = (isMapping(parameter) && resolve(parameter).node) || {};
  const place = String(node.in);
  const name = place === "header" ? String(node.name).toLowerCase() : String(node.name);
  return place === "header" && ignoredHeaders.has(name) ? "" : `${place} ${name}`;
}

/** Header parameters that OpenAPI ignores (3.1, Parameter Object), in lower case. */
export const ignoredHeaders: ReadonlySet<string> = new Set([
  "accept",
  "authorization",
  "content-type",
]);
