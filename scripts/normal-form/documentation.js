/**
 * Drops what is written for readers, and extensions: nothing in it reaches a request or an answer. The
 * generated code keeps it as comments, so it is skipped there.
 *
 * @typedef {{ properties: Record<string, unknown>, extensionsPrefix?: string }} NodeType
 */
export const documentation = () => ({
  any: {
    /**
     * @param {unknown} node
     * @param {{ type: NodeType }} context
     */
    enter(node, { type }) {
      if (typeof node !== "object" || node === null || Array.isArray(node)) return;
      for (const field of Object.keys(node)) {
        // Elsewhere, they are keys of a map: a property may be called `title`.
        const isDocumentation = fields.has(field) && field in type.properties;
        const isExtension = field.startsWith(type.extensionsPrefix ?? "\0");
        if (isDocumentation || isExtension) Reflect.deleteProperty(node, field);
      }
    },
  },
  Root: {
    /** @param {{ info: unknown }} root */
    leave(root) {
      root.info = { title: "", version: "" };
    },
  },
  Response: {
    /** @param {{ description?: string }} response */
    leave(response) {
      response.description = "";
    },
  },
});

const fields = new Set([
  "$anchor",
  "$comment",
  "$defs",
  "$id",
  "description",
  "example",
  "examples",
  "externalDocs",
  "links",
  "summary",
  "title",
  "xml",
]);
