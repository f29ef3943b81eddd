import { turned, within, type Change, type Place } from "./change.ts";
import { entryChanges } from "./entries.ts";
import type { Callback, Entries, Operation } from "../reading/model.ts";

/** How two operations are compared that have the same method and path. */
export type CompareOperations = (before: Operation, after: Operation, place: Place) => Change[];

/**
 * How callbacks changed. The server sends their requests, so callers receive what they would send in a call. A new
 * callback needs a URL that callers have not given yet; a new method at a known URL is a request that they do not know.
 */
export function callbackChanges(
  before: Entries<Callback>,
  after: Entries<Callback>,
  place: Place,
  compareOperations: CompareOperations,
): Change[] {
  return entryChanges(before, after, turned(within(place, "callbacks")), {
    breaksIfAdded: () => false,
    compare: (old, now, callback) =>
      entryChanges(old, now, callback, {
        breaksIfAdded: () => false,
        compare: (methods, others, expression) =>
          entryChanges(methods, others, expression, {
            breaksIfAdded: () => true,
            compare: compareOperations,
          }),
      }),
  });
}
