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
 * A keyword that nobody compares by direction may make a schema wider or narrower: neither a request nor an
 * answer may rely on it.
 */
export const otherKeywords = () => ({
  /**
   * @param {import("./change.js").Difference} difference
   * @param {import("./change.js").Context} context
   */
  Schema({ kind, property = "", path }, { report }) {
    const isPattern = kind !== "modified" && /\/patternProperties\/[^/]*$/.test(path);
    const isOther = kind === "modified" && !judged.has(property);
    const isRenamed = property === "key" && /\/patternProperties\/[^/]*$/.test(path);
    if (isPattern || isOther || isRenamed)
      report({ message: "What properties may be called, or how many there are, changed." });
  },
  /**
   * @param {import("./change.js").Difference} difference
   * @param {import("./change.js").Context} context
   */
  DependentRequired({ kind }, { report }) {
    if (kind === "modified") report({ message: "Which properties require others changed." });
  },
  /**
   * @param {import("./change.js").Difference} difference
   * @param {import("./change.js").Context} context
   */
  SchemaMap({ kind, path }, { report }) {
    if (kind !== "modified" && path.endsWith("/patternProperties")) {
      report({ message: "What properties may be called changed." });
    }
  },
});
