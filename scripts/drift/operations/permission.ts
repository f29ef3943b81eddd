import { changeAt, type Change, type Place } from "./change.ts";

/**
 * How a field that permits certain values changed, such as `allowReserved`. Callers break if they may no longer send
 * the values, or if they may now receive them.
 */
export function permissionChanges(
  field: string,
  before: boolean,
  after: boolean,
  place: Place,
): Change[] {
  if (before === after) return [];
  const isBreaking = place.direction === "sent" ? before : after;
  return [changeAt(place, isBreaking, field, before, after)];
}
