import type { Body, Field } from "../reading/operation-model.ts";
import { changeAt, type Change, type Place } from "./change.ts";

/** A parameter, a header or a body, each of which may be required. */
type Requirement = Pick<Field | Body, "isRequired">;

/** Callers must send a value that becomes required, and must handle the absence of a value that becomes optional. */
export function requirementChanges(
  before: Requirement,
  after: Requirement,
  place: Place,
): Change[] {
  const { isRequired: old } = before;
  const { isRequired: now } = after;
  if (old === now) return [];
  const isBreaking = place.direction === "sent" ? now : old;
  return [changeAt(place, isBreaking, "required", old, now)];
}
