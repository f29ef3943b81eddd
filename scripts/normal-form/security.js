import { createHash } from "node:crypto";
import { sortKeys } from "../contract/sort-keys.js";

/**
 * Brings the ways to say how a request is authorized to one: a `security` requirement on each operation,
 * which names each scheme after what it is. A bearer token's is `bearer`.
 *
 * OpenAPI has a header parameter called `Authorization` ignored (Parameter Object, `name`), yet the
 * API's documentation pages describe the token as just that; the full description has the scheme, and
 * requires it for all operations at once.
 *
 * @typedef {{ in?: string, name?: string, $ref?: string }} Parameter
 * @typedef {Record<string, string[]>} Requirement
 * @typedef {{ parameters?: Parameter[], security?: Requirement[] }} Operation
 * @typedef {Record<string, unknown> & { type?: string, scheme?: string, flows?: Record<string, object>, $ref?: string }} SecurityScheme
 * @typedef {{ security?: Requirement[], components?: { securitySchemes?: Record<string, SecurityScheme> } }} Root
 * @typedef {{ resolve: <T>(node: T) => { node?: T } }} Context
 */
export const security = () => {
  /** @type {Root} */
  let root = {};
  /** @type {boolean[]} For each path item around the visited node: does it take a token? */
  const pathItems = [];
  /** @type {Map<string, SecurityScheme>} The schemes in use, by the names that they are given. */
  const used = new Map();

  /**
   * Drops the header parameter and tells whether it was there.
   *
   * @param {{ parameters?: Parameter[] }} owner
   * @param {Context} context
   */
  function dropHeader(owner, { resolve }) {
    const kept = owner.parameters?.filter((parameter) => {
      const { node } = resolve(parameter);
      return !(node?.in === "header" && node.name?.toLowerCase() === "authorization");
    });
    const dropped = kept?.length !== owner.parameters?.length;
    if (kept?.length) owner.parameters = kept;
    else delete owner.parameters;
    return dropped;
  }

  /**
   * @param {string} name
   * @param {Context} context
   */
  function canonicalName(name, { resolve }) {
    const documented = root.components?.securitySchemes?.[name];
    const scheme = (documented && resolve(documented).node) ?? { type: "http", scheme: "bearer" };
    const spelled = spell(scheme);
    const isBearer = spelled.type === "http" && spelled.scheme === "bearer";
    const hash = createHash("sha256")
      .update(JSON.stringify(sortKeys(spelled)))
      .digest("hex");
    const canonical = isBearer ? "bearer" : `${String(spelled.type)}-${hash.slice(0, 8)}`;
    used.set(canonical, { ...spelled, ...(scheme.flows && { flows: scheme.flows }) });
    return canonical;
  }

  return {
    Root: {
      /** @param {Root} node */
      enter(node) {
        root = node;
      },
      /** @param {Root} node */
      leave(node) {
        delete node.security;
        delete node.components?.securitySchemes;
        if (used.size > 0) {
          node.components = { ...node.components, securitySchemes: Object.fromEntries(used) };
        }
      },
    },
    PathItem: {
      /**
       * @param {{ parameters?: Parameter[] }} pathItem
       * @param {Context} context
       */
      enter(pathItem, context) {
        pathItems.push(dropHeader(pathItem, context));
      },
      leave() {
        pathItems.pop();
      },
    },
    Operation: {
      /**
       * @param {Operation} operation
       * @param {Context} context
       */
      enter(operation, context) {
        const takesToken = dropHeader(operation, context) || pathItems.at(-1) === true;
        const documented = operation.security ?? root.security;
        const requirements = documented ?? (takesToken ? [{ bearer: [] }] : []);
        /** @type {Map<string, Requirement>} */
        const spelled = new Map();
        for (const requirement of requirements) {
          const schemes = Object.entries(requirement)
            .map(([name, scopes]) => /** @type {const} */ ([canonicalName(name, context), scopes]))
            .sort(([a], [b]) => (a < b ? -1 : 1));
          /** @type {Requirement} */
          const sorted = {};
          for (const [name, scopes] of schemes) sorted[name] = [...new Set(scopes)].sort();
          spelled.set(JSON.stringify(sorted), sorted);
        }
        // No requirement, and one of nothing alone, both ask for nothing.
        if (spelled.size === 1) spelled.delete("{}");
        operation.security = [...spelled]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([, requirement]) => requirement);
      },
    },
  };
};

/**
 * What a request is made from. The scopes that a scheme has are not: those that an operation requires stand
 * in its requirement.
 *
 * @param {SecurityScheme} scheme
 * @returns {SecurityScheme}
 */
function spell({ type, scheme, in: place, name, flows, openIdConnectUrl }) {
  const grants = Object.entries(flows ?? {}).map(([grant, flow]) => [
    grant,
    { ...flow, scopes: {} },
  ]);
  const spelled = {
    type,
    scheme: scheme?.toLowerCase(),
    in: place,
    name: place === "header" ? String(name).toLowerCase() : name,
    openIdConnectUrl,
    flows: flows && /** @type {Record<string, object>} */ (Object.fromEntries(grants)),
  };
  return Object.fromEntries(Object.entries(spelled).filter(([, value]) => value !== undefined));
}
