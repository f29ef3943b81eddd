import type { Body, Field } from "../reading/model.ts";
import { changeAt, type Change, type Place } from "./change.ts";

/** A parameter, a header or a body, each of which may be required. */
type Requirement = Pick<Field | Body, "isRequired">;

/** How the requirement changed. Callers must send what is newly required, and must handle what may now be absent. */
export function requirementChanges(
  before: Requirement,
  after: Requirement,
  place: Place,
): Change[] {
  const { isRequired: old } = before;
  const { isRequired: now } = after;
  if (old === now) return [];
  const isBreaking = place.direction === "request" ? now : old;
  return [changeAt(place, isBreaking, "required", old, now)];
}
