import { reversed, within, type Change, type Place } from "./change.ts";
import { entryChanges } from "./entries.ts";
import type { Callback, Entries, Operation } from "../reading/operation-model.ts";

/** Compares two operations with the same method and path. */
export type CompareOperations = (before: Operation, after: Operation, place: Place) => Change[];

/** How callbacks changed. The server sends the request of a callback, and the caller sends the response. */
export function callbackChanges(
  before: Entries<Callback>,
  after: Entries<Callback>,
  place: Place,
  compareOperations: CompareOperations,
): Change[] {
  return entryChanges(before, after, reversed(within(place, "callbacks")), {
    // A new callback is harmless until callers provide a URL for it.
    breaksIfAdded: () => false,
    compare: (old, now, here) => urlChanges(old, now, here, compareOperations),
  });
}

/** How the URLs of one callback changed. */
function urlChanges(
  before: Callback,
  after: Callback,
  place: Place,
  compareOperations: CompareOperations,
): Change[] {
  return entryChanges(before, after, place, {
    breaksIfAdded: () => false,
    compare: (old, now, here) => methodChanges(old, now, here, compareOperations),
  });
}

/** How the methods at one URL changed. A new method breaks callers, because they do not expect it. */
function methodChanges(
  before: Entries<Operation>,
  after: Entries<Operation>,
  place: Place,
  compareOperations: CompareOperations,
): Change[] {
  return entryChanges(before, after, place, {
    breaksIfAdded: () => true,
    compare: compareOperations,
  });
}
