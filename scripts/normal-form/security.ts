import { sha256 } from "../lib/sha256.ts";
import { childOf, entriesOf, isMapping, listOf, type Mapping } from "../openapi/document.ts";
import { isEqual, sortUnique, canonicalText } from "../openapi/canonical-json.ts";
import { resolve } from "../openapi/pointer.ts";
import { schemeOfHeader } from "./authorization-header.ts";
import type { Context, Decorator } from "./decorator.ts";

/**
 * States authorization as a `security` requirement on each operation, with schemes that are named after their content.
 *
 * Example: the documentation page has a header parameter `Authorization`, and the full description has one scheme for
 * all operations.
 */
export const security: Decorator = () => {
  let root: Mapping = {};
  /** The schemes in use, by their new names. */
  const used = new Map<string, Mapping>();

  const documentedScheme = (key: string): unknown =>
    // Since OpenAPI 3.2, a key may also be the URI of a scheme.
    resolve(childOf(childOf(root.components, "securitySchemes"), key) ?? { $ref: key }, root);

  /** Names a scheme after its content, and adds it to the schemes in use. */
  const nameScheme = (scheme: unknown, oldName: string): string => {
    if (!isMapping(scheme)) return `${oldName} (undefined)`;
    const normalized = normalizeScheme(scheme);
    const { type, scheme: http, in: place, name: field } = normalized;
    let name = [type === "http" ? http : type, place, field].filter(Boolean).join("-");
    if (!isEqual(used.get(name) ?? normalized, normalized)) {
      name += `-${sha256(canonicalText(normalized)).slice(0, 8)}`;
    }
    used.set(name, normalized);
    return name;
  };

  return {
    Root: {
      enter(node) {
        root = node;
      },
      leave(node) {
        delete node.security;
        const components = (node.components ??= {}) as Mapping;
        delete components.securitySchemes;
        if (used.size > 0) components.securitySchemes = Object.fromEntries(used);
      },
    },
    Operation: {
      enter(operation, context) {
        const stated = operation.security ?? root.security;
        const header = stated === undefined ? authorizationHeader(operation, context) : undefined;
        const schemeFor = (key: string): unknown =>
          header ? schemeOfHeader(header, root) : documentedScheme(key);
        const listed = header ? headerRequirement(header) : listOf(stated);
        const requirements = listed.map((schemes) => {
          const requirement: Mapping = {};
          for (const [key, scopes] of entriesOf(schemes)) {
            const name = nameScheme(schemeFor(key), key);
            requirement[name] = sortUnique(
              [...listOf(requirement[name]), ...listOf(scopes)],
              String,
            );
          }
          return requirement;
        });
        const sorted = sortUnique(requirements, canonicalText);
        // A single empty requirement means the same as an empty list.
        operation.security = isEqual(sorted, [{}]) ? [] : sorted;
      },
    },
  };
};

/** The header parameter `Authorization`, which the `parameters` decorator drops. */
function authorizationHeader(
  operation: Mapping,
  { parent, resolve }: Context,
): Mapping | undefined {
  return [operation, parent]
    .flatMap(({ parameters }) => listOf(parameters).filter(isMapping))
    .map((parameter) => resolve(parameter).node ?? {})
    .find(isAuthorization);
}

export function isAuthorization(parameter: Mapping): boolean {
  return parameter.in === "header" && String(parameter.name).toLowerCase() === "authorization";
}

/** The requirements that the header parameter stands for. The key `header` is replaced by the scheme's name. */
function headerRequirement(header: Mapping): Mapping[] {
  return [{ header: [] }, ...(header.required === true ? [] : [{}])];
}

/**
 * The fields of a security scheme that affect requests. The list of available scopes does not: only the scopes that an
 * operation requires matter.
 */
export function normalizeScheme({
  type,
  scheme,
  in: place,
  name,
  flows,
  openIdConnectUrl,
  oauth2MetadataUrl,
}: Mapping): Mapping {
  const grants = entriesOf(flows).map(([grant, flow]) => [
    grant,
    { ...(flow as Mapping), scopes: {} },
  ]);
  const fields = {
    type,
    scheme: typeof scheme === "string" ? scheme.toLowerCase() : undefined,
    in: place,
    name: place === "header" ? String(name).toLowerCase() : name,
    openIdConnectUrl,
    oauth2MetadataUrl,
    flows: flows && (Object.fromEntries(grants) as Mapping),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
