import { entriesOf, listOf } from "../../openapi/document.ts";
import type { Alternative } from "./alternative.ts";
import { alternativesOf } from "./alternatives.ts";
import { inExactMode, type Context } from "./context.ts";
import { below, gapOf, isHarmful, type Gap } from "./gap.ts";
import { gapsOf } from "./gaps.ts";
import { propertiesOf, schemaOfProperty } from "./properties.ts";

/** Gaps at `dependentRequired` and `dependentSchemas`. */
export function dependentGaps(wide: Alternative, narrow: Alternative, context: Context): Gap[] {
  return [
    ...dependentRequiredGaps(wide, narrow, context),
    ...dependentSchemaGaps(wide, narrow, context),
  ];
}

/** Whether an alternative may have properties that only a condition or a dependent schema describes. */
export function isConditional({ flatSchemas }: Alternative): boolean {
  return flatSchemas.some((schema) =>
    ["dependentSchemas", "if", "then", "else"].some((keyword) => keyword in schema),
  );
}

function dependentRequiredGaps(wide: Alternative, narrow: Alternative, context: Context): Gap[] {
  const { required } = propertiesOf(narrow, context.memory);
  const stated = narrow.flatSchemas.flatMap((schema) => entriesOf(schema.dependentRequired));
  const needed = wide.flatSchemas.flatMap((schema) => entriesOf(schema.dependentRequired));
  return needed.flatMap(([name, list]) => {
    if (!canHave(name, narrow, context)) return [];
    const statedForName = stated
      .filter(([key]) => key === name)
      .flatMap(([, names]) => listOf(names));
    const isMet = listOf(list).every(
      (other) => required.has(String(other)) || statedForName.includes(other),
    );
    return isMet
      ? []
      : below(["dependentRequired", name], [gapOf("dependentRequired", list, statedForName)]);
  });
}

/** Each dependent schema of the wide side needs a dependent schema of the narrow side that allows no more values. */
function dependentSchemaGaps(wide: Alternative, narrow: Alternative, context: Context): Gap[] {
  const stated = narrow.flatSchemas.flatMap((schema) => entriesOf(schema.dependentSchemas));
  const needed = wide.flatSchemas.flatMap((schema) => entriesOf(schema.dependentSchemas));
  return needed.flatMap(([name, schema]) => {
    if (!canHave(name, narrow, context)) return [];
    const statedForName = stated.filter(([key]) => key === name).map(([, other]) => other);
    const isMet = statedForName.some(
      (other) => !isHarmful(gapsOf(schema, other, inExactMode(context))),
    );
    return isMet
      ? []
      : below(["dependentSchemas", name], [gapOf("dependentSchemas", schema, statedForName[0])]);
  });
}

/** Whether an alternative may have a property. */
function canHave(name: string, narrow: Alternative, context: Context): boolean {
  if (propertiesOf(narrow, context.memory).permitted.has(name)) return true;
  const schema = schemaOfProperty(name, narrow, "narrow", context.memory);
  return alternativesOf(schema, "narrow", context).length > 0;
}
