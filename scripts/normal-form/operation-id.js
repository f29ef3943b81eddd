/**
 * Derives every operationId from method and path, the two things that a request is made of:
 * `DELETE /byok/{id}` is `deleteByokById`, whatever its publisher calls it this month.
 */
export const operationId = () => {
  /** @type {Set<string>} */
  const taken = new Set();
  /** @type {string[]} The path items around the visited node: a callback has some of its own. */
  const paths = [];
  return {
    PathItem: {
      /**
       * @param {unknown} _pathItem
       * @param {{ key: string | number }} context
       */
      enter(_pathItem, { key }) {
        paths.push(String(key));
      },
      leave() {
        paths.pop();
      },
    },
    Operation: {
      /**
       * @param {{ operationId?: string }} operation
       * @param {{ key: string | number }} context
       */
      enter(operation, { key }) {
        const name = operationName(String(key), paths.at(-1) ?? "");
        let unique = name;
        for (let n = 2; taken.has(unique); n++) unique = `${name}${String(n)}`;
        taken.add(unique);
        operation.operationId = unique;
      },
    },
  };
};

/**
 * @param {string} method
 * @param {string} path
 */
function operationName(method, path) {
  const words = path.replaceAll("{", " by ").match(/[a-z0-9]+/gi) ?? ["root"];
  return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}
