import type { Styling } from "../reading/operation-model.ts";
import { changeAt, type Change, type Place } from "./change.ts";

/** How serialization changed. Every change breaks callers, because the same text stands for a different value. */
export function serializationChanges(before: Styling, after: Styling, place: Place): Change[] {
  const changes: Change[] = [];
  if (before.style !== after.style)
    changes.push(changeAt(place, true, "style", before.style, after.style));
  const canDiffer = before.explode !== undefined && after.explode !== undefined;
  if (canDiffer && before.explode !== after.explode)
    changes.push(changeAt(place, true, "explode", before.explode, after.explode));
  return changes;
}
