import { fieldOf, type Rule } from "./difference.ts";

/**
 * Reports a property that requests no longer have: code that sends it no longer compiles, even if the server
 * would ignore it.
 * Case: corpus, "a property of the body is for responses only".
 */
export const requestProperty: Rule = () => ({
  SchemaProperties: {
    Schema({ kind, property, node }, { report, getDirections }) {
      const isGone = kind === "removed" || (kind === "modified" && property === "key");
      if (isGone && getDirections().includes("request")) {
        report({ message: `Requests no longer have the property \`${String(node.base?.key)}\`.` });
      }
    },
  },
});

/**
 * Reports the removal of all properties of a request at once.
 * Case: corpus, "a first property of an object in the body", backwards.
 */
export const requestProperties: Rule = () => ({
  SchemaProperties({ kind }, { report, getDirections }) {
    if (kind === "removed" && getDirections().includes("request")) {
      report({ message: "No property is documented any more." });
    }
  },
});

/**
 * Reports a new required request body: callers send none.
 * Case: corpus, "a required body".
 */
export const requestBody: Rule = () => ({
  Operation: {
    RequestBody({ kind, node }, { report }) {
      if (kind === "added" && fieldOf(node.revision, "required") === true) {
        report({ message: "A required request body was added." });
      }
    },
  },
});
