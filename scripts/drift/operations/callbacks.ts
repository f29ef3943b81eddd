import { reversed, within, type Change, type Place } from "./change.ts";
import { entryChanges } from "./entries.ts";
import type { Callback, Entries, Operation } from "../reading/model.ts";

/** Compares two operations with the same method and path. */
export type CompareOperations = (before: Operation, after: Operation, place: Place) => Change[];

/**
 * How callbacks changed. The server sends their requests, so callers receive what they would send in an ordinary call.
 * A new callback is harmless until callers provide a URL for it. A new method at a known URL breaks callers, because
 * they do not expect it.
 */
export function callbackChanges(
  before: Entries<Callback>,
  after: Entries<Callback>,
  place: Place,
  compareOperations: CompareOperations,
): Change[] {
  return entryChanges(before, after, reversed(within(place, "callbacks")), {
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
