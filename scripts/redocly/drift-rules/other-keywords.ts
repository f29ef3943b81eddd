import { isEqual } from "../../document.ts";
import { fieldOf } from "./difference.ts";
import type { Context, Difference, PairedNode, Rule } from "./difference.ts";

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
 * Reports a keyword that makes a request narrower or a response wider, and that Redocly's rules do not compare
 * by direction.
 * Case: corpus, "properties by a pattern in the body" and "at least two items that fit".
 */
export const otherKeywords: Rule = () => ({
  Schema({ kind, property = "", path, node, base, revision }, context) {
    if (/\/patternProperties\/[^/]*$/.test(path)) {
      if (kind === "modified" && property !== "key") return;
      reportPattern(kind, node.parent?.parent, context);
    } else if (kind === "modified" && !judgedByRedocly.has(property)) {
      const effect = countEffect(property, base?.value, revision?.value);
      reportIfHarmful(effect, `\`${property}\` changed.`, context);
    }
  },
  DependentRequired({ kind, base, revision }, context) {
    if (kind !== "modified") return;
    const includes = (list: unknown, other: unknown): boolean =>
      Array.isArray(list) && Array.isArray(other) && other.every((name) => list.includes(name));
    const [before, after] = [base?.value, revision?.value];
    const effect = includes(after, before)
      ? "narrower"
      : includes(before, after)
        ? "wider"
        : "other";
    reportIfHarmful(effect, "The properties that others require changed.", context);
  },
  PatternProperties({ kind, node }, context) {
    if (kind !== "modified") reportPattern(kind, node.parent, context);
  },
});

function reportIfHarmful(effect: Effect, message: string, { report, getDirections }: Context) {
  if (getDirections().some((direction) => harmed[effect].includes(direction))) report({ message });
}

/** A pattern restricts the properties that match; if no others are allowed, it also allows them. */
function reportPattern(
  kind: Difference["kind"],
  owner: PairedNode | null | undefined,
  context: Context,
): void {
  const isClosed = [owner?.base, owner?.revision].some((side) =>
    ["additionalProperties", "unevaluatedProperties"].some((keyword) => {
      const others = fieldOf(side, keyword);
      return others !== undefined && !isEqual(others, {});
    }),
  );
  const byKind = { added: "narrower", removed: "wider", modified: "other" } as const;
  const effect = isClosed ? "other" : byKind[kind];
  reportIfHarmful(effect, "The allowed property names changed.", context);
}

function countEffect(keyword: string, before: unknown, after: unknown): Effect {
  if (keyword === "minContains")
    return Number(after ?? 1) > Number(before ?? 1) ? "narrower" : "wider";
  if (keyword !== "maxContains") return "other";
  return Number(after ?? Infinity) < Number(before ?? Infinity) ? "narrower" : "wider";
}
