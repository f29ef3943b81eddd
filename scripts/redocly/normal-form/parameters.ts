import { isMapping, listOf, type Mapping } from "../../document.ts";
import type { Context, Decorator } from "./decorator.ts";

/**
 * Lists all parameters at the operation, in one order, and drops the headers that OpenAPI ignores (3.1, Parameter and
 * Response Object). Case: corpus, "parameters of the path item".
 */
export const parameters: Decorator = () => ({
  PathItem(pathItem) {
    delete pathItem.parameters;
  },
  Operation(operation, context) {
    const byIdentity = new Map<string, unknown>();
    const inherited = listOf(context.parent.parameters);
    for (const parameter of [...inherited, ...listOf(operation.parameters)]) {
      const identity = identityOf(parameter, context);
      if (identity !== undefined) byIdentity.set(identity, parameter);
    }
    const identities = [...byIdentity.keys()].sort();
    operation.parameters = identities.map((identity) => byIdentity.get(identity));
    if (byIdentity.size === 0) delete operation.parameters;
  },
  Parameter(parameter) {
    if (parameter.in === "header") parameter.name = String(parameter.name).toLowerCase();
  },
  HeadersMap(headers) {
    for (const [name, header] of Object.entries(headers)) {
      Reflect.deleteProperty(headers, name);
      if (name.toLowerCase() !== "content-type") headers[name.toLowerCase()] ??= header;
    }
  },
});

/** Place and name of a parameter; `undefined` if OpenAPI ignores it. */
function identityOf(parameter: unknown, { resolve }: Context): string | undefined {
  const node: Mapping = (isMapping(parameter) && resolve(parameter).node) || {};
  const place = String(node.in);
  const name = place === "header" ? String(node.name).toLowerCase() : String(node.name);
  const isIgnored =
    place === "header" && ["accept", "authorization", "content-type"].includes(name);
  return isIgnored ? undefined : `${place} ${name}`;
}
