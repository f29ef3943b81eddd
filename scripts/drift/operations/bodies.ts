import type { Change, Place } from "./change.ts";
import { contentChanges } from "./content.ts";
import { entryChanges } from "./entries.ts";
import type { Body, Entries } from "../reading/operation-model.ts";
import { requirementChanges } from "./requirement.ts";

/** How the body of a request changed. In a callback, callers receive the body. */
export function bodyChanges(before: Entries<Body>, after: Entries<Body>, place: Place): Change[] {
  const isSent = place.direction === "sent";
  return entryChanges(before, after, place, {
    breaksIfAdded: (_key, body) => isSent && body.isRequired,
    compare: (old, now, here) => [
      ...requirementChanges(old, now, here),
      ...contentChanges(old.content, now.content, here, { breaksIfAdded: !isSent }),
    ],
  });
}
