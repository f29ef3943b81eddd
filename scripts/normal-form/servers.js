/**
 * Spells where the API is: variables have their defaults, a URL is as a parser writes it and has no slash at
 * its end, none is there twice. Those of all operations stand at the document, others at their operation;
 * without any, the server is `/` (OpenAPI 3.1, OpenAPI Object).
 *
 * @typedef {{ url: string, variables?: Record<string, { default?: string }> }} Server
 * @typedef {{ servers?: Server[] }} Owner
 */
export const servers = () => {
  /** @type {Owner[]} */
  const operations = [];
  /** @type {(Server[] | undefined)[]} What applies within each node around the visited one. */
  const scopes = [];
  /** @type {{ enter: (owner: Owner) => void }} */
  const scope = {
    enter(owner) {
      scopes.push(owner.servers?.length ? spell(owner.servers) : scopes.at(-1));
    },
  };
  return {
    Root: {
      /** @param {Owner} root */
      enter(root) {
        scopes.push(spell(root.servers?.length ? root.servers : [{ url: "/" }]));
      },
      /** @param {Owner} root */
      leave(root) {
        const lists = new Set(operations.map((operation) => JSON.stringify(operation.servers)));
        const [shared = scopes[0]] =
          lists.size === 1 ? operations.map(({ servers }) => servers) : [];
        if (shared) root.servers = shared;
        for (const operation of operations) {
          if (JSON.stringify(operation.servers) === JSON.stringify(shared))
            delete operation.servers;
        }
      },
    },
    PathItem: {
      ...scope,
      /** @param {Owner} pathItem */
      leave(pathItem) {
        scopes.pop();
        delete pathItem.servers;
      },
    },
    Operation: {
      ...scope,
      /** @param {Owner} operation */
      leave(operation) {
        const own = scopes.pop();
        if (own) operation.servers = own;
        operations.push(operation);
      },
    },
  };
};

/** @param {Server[]} list */
function spell(list) {
  const byUrl = new Map(
    list.map(({ url: template, variables = {} }) => {
      const filled = template.replaceAll(
        /\{([^{}]+)\}/g,
        (placeholder, /** @type {string} */ name) => variables[name]?.default ?? placeholder,
      );
      const url = (URL.canParse(filled) ? new URL(filled).href : filled).replace(/(?!^)\/$/, "");
      return /** @type {const} */ ([url, { url }]);
    }),
  );
  return [...byUrl.values()];
}
