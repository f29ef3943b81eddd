import { createHash } from "node:crypto";
import { childOf, entriesOf, isMapping, listOf, resolve, textOf } from "../../document.ts";
import type { Mapping } from "../../document.ts";
import type { Context, Decorator } from "./decorator.ts";

/**
 * States authorization in one way: a `security` requirement on each operation, which names each scheme after
 * its content. The scheme of a bearer token is `bearer`.
 * Case: the documentation page has a header parameter `Authorization`, which OpenAPI ignores; the full
 * description has a scheme that all operations require.
 */
export const security: Decorator = () => {
  let root: Mapping = {};
  /** Whether each path item around the visited node has the header parameter. */
  const pathItems: boolean[] = [];
  /** The schemes in use, by their new names. */
  const used = new Map<string, Mapping>();

  const rename = (name: string): string => {
    const documented = resolve(childOf(childOf(root.components, "securitySchemes"), name), root);
    const scheme = isMapping(documented) ? documented : { type: "http", scheme: "bearer" };
    const normalized = normalize(scheme);
    const isBearer = normalized.type === "http" && normalized.scheme === "bearer";
    const hash = createHash("sha256").update(String(textOf(normalized)));
    const newName = `${String(normalized.type)}-${hash.digest("hex").slice(0, 8)}`;
    const flows = isMapping(scheme.flows) && { flows: scheme.flows };
    used.set(isBearer ? "bearer" : newName, { ...normalized, ...flows });
    return isBearer ? "bearer" : newName;
  };

  return {
    Root: {
      enter(node) {
        root = node;
      },
      leave(node) {
        delete node.security;
        const components = isMapping(node.components) ? node.components : {};
        delete components.securitySchemes;
        if (used.size > 0) {
          node.components = { ...components, securitySchemes: Object.fromEntries(used) };
        }
      },
    },
    PathItem: {
      enter(pathItem, context) {
        pathItems.push(dropHeader(pathItem, context));
      },
      leave() {
        pathItems.pop();
      },
    },
    Operation: {
      enter(operation, context) {
        const takesToken = dropHeader(operation, context) || pathItems.at(-1) === true;
        const documented = operation.security ?? root.security;
        const requirements = documented ?? (takesToken ? [{ bearer: [] }] : []);
        const byText = new Map<string, Mapping>();
        for (const requirement of listOf(requirements)) {
          const schemes = entriesOf(requirement)
            .map(([name, scopes]): [string, unknown[]] => [rename(name), listOf(scopes)])
            .sort(([a], [b]) => (a < b ? -1 : 1));
          const sorted = Object.fromEntries(
            schemes.map(([name, scopes]) => [name, [...new Set(scopes)].sort()]),
          );
          byText.set(JSON.stringify(sorted), sorted);
        }
        // No requirement at all means the same as an empty one alone.
        if (byText.size === 1) byText.delete("{}");
        operation.security = [...byText.keys()].sort().map((text) => byText.get(text));
      },
    },
  };
};

/** Drops the header parameter `Authorization`, and returns whether it was there. */
function dropHeader(owner: Mapping, { resolve }: Context): boolean {
  const parameters = listOf(owner.parameters);
  const kept = parameters.filter((parameter) => {
    const node = isMapping(parameter) ? resolve(parameter).node : undefined;
    return !(node?.in === "header" && String(node.name).toLowerCase() === "authorization");
  });
  if (kept.length > 0) owner.parameters = kept;
  else delete owner.parameters;
  return kept.length < parameters.length;
}

/** The fields that a request depends on. Only the scopes that an operation requires matter. */
function normalize({ type, scheme, in: place, name, flows, openIdConnectUrl }: Mapping): Mapping {
  const grants = entriesOf(flows).map(([grant, flow]) => [
    grant,
    { ...(isMapping(flow) && flow), scopes: {} },
  ]);
  const normalized = {
    type,
    scheme: typeof scheme === "string" ? scheme.toLowerCase() : undefined,
    in: place,
    name: place === "header" ? String(name).toLowerCase() : name,
    openIdConnectUrl,
    flows: flows === undefined ? undefined : (Object.fromEntries(grants) as Mapping),
  };
  return Object.fromEntries(Object.entries(normalized).filter(([, value]) => value !== undefined));
}
