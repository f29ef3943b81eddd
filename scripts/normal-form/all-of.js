import { sortKeys } from "../contract/sort-keys.js";
import { annotations, conjunction } from "./conjunction.js";

/**
 * Spells schemas that apply together as the one that they add up to, where it can be written without
 * `allOf`. A reference beside anything that restricts stays in its `allOf`.
 */
export const allOf = () => ({
  Schema: {
    /** @param {import("./type.js").Schema} schema */
    leave(schema) {
      const { allOf: parts, ...own } = schema;
      if (!Array.isArray(parts)) return;
      const rest = [];
      let sum = own;
      // In one order, for those that stay: it means nothing.
      /** @type {Map<string, import("./type.js").Schema>} */
      const byText = new Map(
        parts.map((/** @type {import("./type.js").Schema} */ part) => [
          JSON.stringify(sortKeys(part)),
          part,
        ]),
      );
      for (const [, part] of [...byText].sort(([a], [b]) => (a < b ? -1 : 1))) {
        const refers =
          typeof part === "object" && "$ref" in part && !(parts.length === 1 && isBare(own));
        const both = refers ? undefined : conjunction(sum, part);
        if (both) sum = both;
        else rest.push(part);
      }
      for (const keyword of Object.keys(schema)) Reflect.deleteProperty(schema, keyword);
      Object.assign(schema, sum, rest.length > 0 && { allOf: rest });
    },
  },
});

/** @param {import("./type.js").Schema} schema */
export function isBare(schema) {
  return Object.keys(schema).every((keyword) => annotations.includes(keyword));
}
