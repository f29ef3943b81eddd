import { isWithin, keyOf } from "./change.js";

/**
 * A property that was documented for a request and is not any more: a program that sends it no longer
 * compiles, whether the server would ignore it or not. One that is for answers alone counts as not there.
 */
export const requestProperty = () => ({
  SchemaProperties: {
    /**
     * @param {import("./change.js").Difference} difference
     * @param {import("./change.js").Context} context
     */
    Schema({ kind, property, node }, { report, getDirections }) {
      if (kind === "removed" || (kind === "modified" && property === "key")) {
        if (getDirections().includes("request")) {
          report({ message: `Property \`${String(node.base?.key)}\` is not taken any more.` });
        }
      }
    },
  },
  /**
   * @param {import("./change.js").Difference} difference
   * @param {import("./change.js").Context} context
   */
  Schema({ kind, property, node, revision }, { report }) {
    if (kind !== "modified" || revision?.value !== true) return;
    const place = property === "readOnly" ? "RequestBody" : "Responses";
    if (property !== "readOnly" && property !== "writeOnly") return;
    if (isWithin(node, place))
      report({ message: `Property \`${keyOf(node)}\` became ${property}.` });
  },
});

/** The same of all properties at once. */
export const requestProperties = () => ({
  /**
   * @param {import("./change.js").Difference} difference
   * @param {import("./change.js").Context} context
   */
  SchemaProperties({ kind }, { report, getDirections }) {
    if (kind === "removed" && getDirections().includes("request")) {
      report({ message: "No property is documented any more." });
    }
  },
});
