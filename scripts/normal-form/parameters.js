/**
 * Lists the parameters of each operation at the operation: those of its path item count there, unless
 * overridden. A header parameter called `Accept` or `Content-Type` is ignored, as is a response header of
 * that last name (OpenAPI 3.1, Parameter and Response Object); names of headers are in lower case, which
 * their field names have in no particular (RFC 9110, section 5.1).
 *
 * @typedef {{ in?: string, name?: string, $ref?: string }} Parameter
 * @typedef {{ parameters?: Parameter[] }} Owner
 * @typedef {{ resolve: (node: Parameter) => { node?: Parameter } }} Context
 */
export const parameters = () => {
  /** @type {Parameter[][]} Those of each path item around the visited node. */
  const inherited = [];
  return {
    PathItem: {
      /** @param {Owner} pathItem */
      enter(pathItem) {
        inherited.push(pathItem.parameters ?? []);
      },
      /** @param {Owner} pathItem */
      leave(pathItem) {
        inherited.pop();
        delete pathItem.parameters;
      },
    },
    Operation: {
      /**
       * @param {Owner} operation
       * @param {Context} context
       */
      leave(operation, { resolve }) {
        /** @type {Map<string, Parameter>} */
        const byIdentity = new Map();
        for (const parameter of [...(inherited.at(-1) ?? []), ...(operation.parameters ?? [])]) {
          const { in: place = "", name = "" } = resolve(parameter).node ?? {};
          const spelled = place === "header" ? name.toLowerCase() : name;
          if (place === "header" && ["accept", "content-type"].includes(spelled)) continue;
          byIdentity.set(`${place} ${spelled}`, parameter);
        }
        if (byIdentity.size === 0) delete operation.parameters;
        else {
          const identities = [...byIdentity.keys()].sort();
          operation.parameters = identities.flatMap((identity) => byIdentity.get(identity) ?? []);
        }
      },
    },
    Parameter: {
      /** @param {Parameter} parameter */
      leave(parameter) {
        if (parameter.in === "header") parameter.name = parameter.name?.toLowerCase() ?? "";
      },
    },
    HeadersMap: {
      /** @param {Record<string, unknown>} headers */
      leave(headers) {
        for (const [name, header] of Object.entries(headers)) {
          Reflect.deleteProperty(headers, name);
          if (name.toLowerCase() !== "content-type") headers[name.toLowerCase()] ??= header;
        }
      },
    },
  };
};
