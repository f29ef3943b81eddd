import { isEqual } from "../../normal-form/conjunction.js";
import { fieldOf } from "./change.js";

/** Keywords that Redocly's rules compare by direction, or that restrict nothing. */
const judged = new Set([
  ...["additionalProperties", "allOf", "anyOf", "const", "contentEncoding", "contentMediaType"],
  ...[
    "default",
    "deprecated",
    "discriminator",
    "enum",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "format",
  ],
  ...["items", "key", "maximum", "maxItems", "maxLength", "maxProperties", "minimum", "minItems"],
  ...[
    "minLength",
    "minProperties",
    "multipleOf",
    "oneOf",
    "pattern",
    "readOnly",
    "required",
    "type",
  ],
  ...["unevaluatedItems", "unevaluatedProperties", "uniqueItems", "writeOnly"],
]);

/**
 * A keyword that nobody compares by direction may make a schema wider or narrower. A request may only become
 * wider and an answer narrower; where it cannot be told which, neither may rely on it.
 */
export const otherKeywords = () => ({
  /**
   * @param {import("./change.js").Difference} difference
   * @param {Context} context
   */
  Schema({ kind, property = "", path, node, base, revision }, context) {
    if (/\/patternProperties\/[^/]*$/.test(path)) {
      if (kind === "modified" && property !== "key") return;
      refuse(
        patternEffect(kind, node.parent?.parent),
        "What properties may be called changed.",
        context,
      );
    } else if (kind === "modified" && !judged.has(property)) {
      const effect = countEffect(property, base?.value, revision?.value);
      refuse(effect, `\`${property}\` changed.`, context);
    }
  },
  /**
   * @param {import("./change.js").Difference} difference
   * @param {Context} context
   */
  DependentRequired({ kind, base, revision }, context) {
    if (kind !== "modified") return;
    const [before, after] = [base?.value, revision?.value];
    const isLonger =
      Array.isArray(before) && Array.isArray(after) && before.every((name) => after.includes(name));
    const isShorter =
      Array.isArray(before) && Array.isArray(after) && after.every((name) => before.includes(name));
    const effect = isLonger ? "narrower" : isShorter ? "wider" : "other";
    refuse(effect, "Which properties require others changed.", context);
  },
  /**
   * @param {import("./change.js").Difference} difference
   * @param {Context} context
   */
  PatternProperties({ kind, node }, context) {
    if (kind === "modified") return;
    refuse(patternEffect(kind, node.parent), "What properties may be called changed.", context);
  },
});

/**
 * @typedef {import("./change.js").Context} Context
 * @typedef {"narrower" | "wider" | "other"} Effect what a change does to the values that a schema allows
 */

/**
 * @param {Effect} effect
 * @param {string} message
 * @param {Context} context
 */
function refuse(effect, message, { report, getDirections }) {
  const harmed = { narrower: ["request"], wider: ["response"], other: ["request", "response"] };
  if (getDirections().some((direction) => harmed[effect].includes(direction))) report({ message });
}

/**
 * What a pattern asks of some properties, it restricts; where no others are allowed, it allows them.
 *
 * @param {"added" | "removed" | "modified"} kind
 * @param {import("./change.js").PairedNode | null | undefined} owner
 * @returns {Effect}
 */
function patternEffect(kind, owner) {
  const isClosed = [owner?.base, owner?.revision].some((side) =>
    ["additionalProperties", "unevaluatedProperties"].some((keyword) => {
      const others = fieldOf(side, keyword);
      return others !== undefined && !isEqual(others, {});
    }),
  );
  if (isClosed || kind === "modified") return "other";
  return kind === "added" ? "narrower" : "wider";
}

/**
 * @param {string} keyword
 * @param {unknown} before
 * @param {unknown} after
 * @returns {Effect}
 */
function countEffect(keyword, before, after) {
  if (keyword === "minContains")
    return Number(after ?? 1) > Number(before ?? 1) ? "narrower" : "wider";
  if (keyword !== "maxContains") return "other";
  return Number(after ?? Infinity) < Number(before ?? Infinity) ? "narrower" : "wider";
}
