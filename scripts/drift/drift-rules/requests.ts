import { fieldOf, isPosition, keyOf, type Rule } from "./difference.ts";

/**
 * Reports changes of a request that break code compiled against the old contract, even if the server would accept it.
 * Case: corpus, "an optional property of the body" backwards, "another default of a parameter", "a required body",
 * "a list of the body gets a first position" and "another name for the path's parameter".
 */
export const requests: Rule = () => ({
  SchemaProperties: {
    Schema({ kind, property, node }, { report, getDirections }) {
      const isGone = kind === "removed" || (kind === "modified" && property === "key");
      const isRestricted = kind === "added" && isPosition(keyOf(node));
      if (!(isGone || isRestricted) || !getDirections().includes("request")) return;
      const change = isRestricted ? "restrict the position" : "no longer have the property";
      report({ message: `Requests ${change} \`${String((node.base ?? node.revision)?.key)}\`.` });
    },
  },
  Schema({ kind, property, base }, { report, getDirections }) {
    if (kind !== "modified" || property !== "default" || base?.value === undefined) return;
    if (getDirections().includes("request")) report({ message: "The default changed." });
  },
  Operation: {
    RequestBody({ kind, node }, { report }) {
      if (kind === "added" && fieldOf(node.revision, "required") === true)
        report({ message: "A required request body was added." });
    },
  },
  Paths: {
    PathItem({ kind, property }, { report }) {
      if (kind === "modified" && property === "key") report({ message: "The path was renamed." });
    },
  },
});
