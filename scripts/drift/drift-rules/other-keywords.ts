import { isEqual } from "../../openapi/canonical-json.ts";
import { listOf } from "../../openapi/document.ts";
import { fieldOf, type Context, type Rule } from "./difference.ts";

/** What allows any number of items that fit. */
const unlimited: Record<string, number> = { minContains: 1, maxContains: Infinity };

/**
 * Reports what makes a request narrower or a response wider by a keyword that Redocly does not compare by direction.
 * Case: corpus, "properties by a pattern in the body" and "at least two items that fit".
 */
export const otherKeywords: Rule = () => ({
  Schema({ property = "", base, revision }, context) {
    if (property === "$dynamicRef") reportHarm(context, property, true, true);
    if (!Object.hasOwn(unlimited, property)) return;
    const [before, after] = [base, revision].map((side) =>
      Number(side?.value ?? unlimited[property]),
    );
    const isNarrower = Number(after) > Number(before) === (property === "minContains");
    reportHarm(context, property, isNarrower, !isNarrower);
  },
  DependentRequired({ kind, base, revision }, context) {
    if (kind !== "modified") return;
    const [before, after] = [listOf(base?.value), listOf(revision?.value)];
    const isNarrower = !after.every((name) => before.includes(name));
    const isWider = !before.every((name) => after.includes(name));
    reportHarm(context, "dependentRequired", isNarrower, isWider);
  },
  PatternProperties: {
    // A pattern restricts the properties that match; if no others are allowed, it also allows them.
    Schema({ kind, property, node }, context) {
      if (kind === "modified" && property !== "key") return;
      const owner = node.parent?.parent;
      const isClosed = [owner?.base, owner?.revision].some((side) =>
        ["additionalProperties", "unevaluatedProperties"].some(
          (keyword) => !isEqual(fieldOf(side, keyword) ?? {}, {}),
        ),
      );
      const [isNarrower, isWider] = [kind !== "removed", kind !== "added"];
      reportHarm(context, "patternProperties", isClosed || isNarrower, isClosed || isWider);
    },
  },
});

function reportHarm(
  context: Context,
  keyword: string,
  isNarrower: boolean,
  isWider: boolean,
): void {
  const harmed = [...(isNarrower ? ["request"] : []), ...(isWider ? ["response"] : [])];
  if (context.getDirections().some((direction) => harmed.includes(direction)))
    context.report({ message: `\`${keyword}\` changed.` });
}
