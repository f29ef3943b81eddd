import { additionOf, removalOf, within, type Change, type Place } from "./change.ts";
import { contentChanges } from "./content.ts";
import type { Body } from "../reading/operation-model.ts";
import { requirementChanges } from "./requirement.ts";

/** How the body of a request changed. In a callback, callers receive the body. */
export function bodyChanges(
  before: Body | undefined,
  after: Body | undefined,
  place: Place,
): Change[] {
  const here = within(place, "requestBody");
  const isSent = place.direction === "request";
  if (before === undefined && after === undefined) return [];
  if (after === undefined) return [removalOf(here, true)];
  if (before === undefined) return [additionOf(here, isSent && after.isRequired)];
  return [
    ...requirementChanges(before, after, here),
    ...contentChanges(before.content, after.content, here, { breaksIfAdded: !isSent }),
  ];
}
