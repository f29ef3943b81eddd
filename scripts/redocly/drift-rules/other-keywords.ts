import { isEqual, listOf } from "../../document.ts";
import { fieldOf, type Context, type Rule } from "./difference.ts";

/** Keywords that Redocly's rules compare by direction, or that restrict nothing. */
const judgedByRedocly = new Set([
  ...["additionalProperties", "allOf", "anyOf", "const", "contentEncoding", "contentMediaType"],
  ...["default", "deprecated", "discriminator", "enum", "exclusiveMaximum", "exclusiveMinimum"],
  ...["format", "items", "key", "maximum", "maxItems", "maxLength", "maxProperties", "minimum"],
  ...["minItems", "minLength", "minProperties", "multipleOf", "oneOf", "pattern", "readOnly"],
  ...["required", "type", "unevaluatedItems", "unevaluatedProperties", "uniqueItems", "writeOnly"],
]);

/** What a change does to the values that a schema allows. */
type Effect = "narrower" | "wider" | "other";

const harmed: Record<Effect, string[]> = {
  narrower: ["request"],
  wider: ["response"],
  other: ["request", "response"],
};

/**
 * Reports what makes a request narrower or a response wider by a keyword that Redocly does not compare by direction.
 * Case: corpus, "properties by a pattern in the body" and "at least two items that fit".
 */
export const otherKeywords: Rule = () => ({
  Schema({ kind, property = "", base, revision }, context) {
    if (kind !== "modified" || judgedByRedocly.has(property)) return;
    reportIfHarmful(effectOf(property, base?.value, revision?.value), property, context);
  },
  DependentRequired({ kind, base, revision }, context) {
    if (kind !== "modified") return;
    const [before, after] = [listOf(base?.value), listOf(revision?.value)];
    const isNarrower = before.every((name) => after.includes(name));
    const isWider = after.every((name) => before.includes(name));
    const effect = isNarrower ? "narrower" : isWider ? "wider" : "other";
    reportIfHarmful(effect, "dependentRequired", context);
  },
  PatternProperties: {
    // A pattern restricts the properties that match; if no others are allowed, it also allows them.
    Schema({ kind, property, node }, context) {
      if (kind === "modified" && property !== "key") return;
      const owner = node.parent?.parent;
      const isClosed = [owner?.base, owner?.revision].some((side) =>
        ["additionalProperties", "unevaluatedProperties"].some((keyword) => {
          const others = fieldOf(side, keyword);
          return others !== undefined && !isEqual(others, {});
        }),
      );
      const byKind = { added: "narrower", removed: "wider", modified: "other" } as const;
      reportIfHarmful(isClosed ? "other" : byKind[kind], "patternProperties", context);
    },
  },
});

function reportIfHarmful(effect: Effect, keyword: string, { report, getDirections }: Context) {
  if (getDirections().some((direction) => harmed[effect].includes(direction)))
    report({ message: `\`${keyword}\` changed.` });
}

function effectOf(keyword: string, before: unknown, after: unknown): Effect {
  if (keyword === "minContains")
    return Number(after ?? 1) > Number(before ?? 1) ? "narrower" : "wider";
  if (keyword !== "maxContains") return "other";
  return Number(after ?? Infinity) < Number(before ?? Infinity) ? "narrower" : "wider";
}
