import { createHash } from "node:crypto";
import { childOf, entriesOf, isEqual, isMapping, listOf, resolve, textOf } from "../../document.ts";
import type { Mapping } from "../../document.ts";
import type { Context, Decorator } from "./decorator.ts";

/**
 * States authorization as a `security` requirement on each operation, with schemes that are named after their content.
 * Case: the documentation page has a header parameter `Authorization`, the full description a scheme for all.
 */
export const security: Decorator = () => {
  let root: Mapping = {};
  /** The schemes in use, by their new names. */
  const used = new Map<string, Mapping>();

  const rename = (name: string, isHeader: boolean): string => {
    const documented = resolve(childOf(childOf(root.components, "securitySchemes"), name), root);
    const scheme = isHeader ? { type: "http", scheme: "bearer" } : documented;
    if (!isMapping(scheme)) return `${name} (undefined)`;
    const normalized = normalize(scheme);
    const { type, scheme: http, in: place, name: key } = normalized;
    const parts = [type === "http" ? http : type, place, key]
      .filter((part) => part !== undefined)
      .map(String);
    if (!isEqual(used.get(parts.join("-")) ?? normalized, normalized)) {
      const digest = createHash("sha256").update(textOf(normalized)).digest("hex");
      parts.push(digest.slice(0, 8));
    }
    const newName = parts.join("-");
    used.set(newName, normalized);
    return newName;
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
    Operation: {
      enter(operation, context) {
        const byHeader = headerRequirement([operation, context.parent], context);
        const documented = operation.security ?? root.security;
        const byText = new Map<string, Mapping>();
        for (const requirement of listOf(documented ?? byHeader)) {
          const schemes = entriesOf(requirement)
            .map(([name, scopes]): [string, unknown[]] => [
              rename(name, documented === undefined),
              listOf(scopes),
            ])
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

/** What the header parameter `Authorization` requires, which the `parameters` rule drops. */
function headerRequirement(owners: Mapping[], { resolve }: Context): Mapping[] {
  const header = owners
    .flatMap(({ parameters }) => listOf(parameters).filter(isMapping))
    .map((parameter) => resolve(parameter).node ?? {})
    .find((node) => node.in === "header" && String(node.name).toLowerCase() === "authorization");
  return header ? [{ bearer: [] }, ...(header.required === true ? [] : [{}])] : [];
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
