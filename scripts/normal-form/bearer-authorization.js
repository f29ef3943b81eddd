/**
 * Brings the ways to ask for a bearer token to one: a `security` requirement on the operation that
 * names the scheme `bearer`.
 *
 * OpenAPI has a header parameter called `Authorization` ignored (Parameter Object, `name`), yet the
 * API's documentation pages describe the token as just that; the full description has the scheme, and
 * requires it for all operations at once.
 *
 * @typedef {{ in?: string, name?: string, $ref?: string }} Parameter
 * @typedef {Record<string, string[]>} Requirement
 * @typedef {{ parameters?: Parameter[], security?: Requirement[] }} Operation
 * @typedef {{ type?: string, scheme?: string }} SecurityScheme
 * @typedef {{ security?: Requirement[], components?: { securitySchemes?: Record<string, SecurityScheme> } }} Root
 * @typedef {{ resolve: (node: Parameter) => { node?: Parameter } }} Context
 */
export const bearerAuthorization = () => {
  /** @type {Root} */
  let root = {};
  /** @type {boolean[]} For each path item around the visited node: does it take a token? */
  const pathItems = [];
  let isUsed = false;

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

  /** @param {string} name */
  function canonicalName(name) {
    const scheme = root.components?.securitySchemes?.[name];
    if (scheme?.type === "http" && scheme.scheme?.toLowerCase() === "bearer") return "bearer";
    return name === "bearer" && scheme ? "another-bearer" : name;
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
        const schemes = Object.entries(node.components?.securitySchemes ?? {})
          .map(([name, scheme]) => /** @type {const} */ ([canonicalName(name), scheme]))
          .filter(([name]) => name !== "bearer");
        if (isUsed) schemes.push(["bearer", { type: "http", scheme: "bearer" }]);
        if (schemes.length > 0) {
          node.components = { ...node.components, securitySchemes: Object.fromEntries(schemes) };
        } else {
          delete node.components?.securitySchemes;
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
        operation.security = requirements.map((requirement) =>
          Object.fromEntries(
            Object.entries(requirement).map(([name, scopes]) => [canonicalName(name), scopes]),
          ),
        );
        isUsed ||= operation.security.some((requirement) => "bearer" in requirement);
      },
    },
  };
};
