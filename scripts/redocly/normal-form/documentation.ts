import type { Decorator } from "./decorator.ts";

const fields = new Set([
  ...["$anchor", "$comment", "$defs", "$dynamicAnchor", "$id", "$schema", "$vocabulary"],
  ...[
    "description",
    "example",
    "examples",
    "externalDocs",
    "links",
    "summary",
    "tags",
    "title",
    "xml",
  ],
]);

/**
 * Drops documentation, its tags and extensions, which reach neither a request nor a response. Generated code keeps
 * texts as comments.
 * Case: documentation page and full description differ in titles, descriptions and examples.
 */
export const documentation: Decorator = () => ({
  any: {
    enter(node, { type }) {
      for (const field of Object.keys(node)) {
        // In a map they are keys: a property may be called `title`.
        const isDocumentation = fields.has(field) && field in type.properties;
        const isExtension = field.startsWith(type.extensionsPrefix ?? "\0");
        if (isDocumentation || isExtension) Reflect.deleteProperty(node, field);
      }
    },
  },
  Root: {
    leave(root) {
      root.info = { title: "", version: "" };
    },
  },
  Response: {
    leave(response) {
      response.description = "";
    },
  },
});
