import { additionOf, removalOf, within, type Change, type Place } from "./change.ts";
import type { Entries } from "../reading/model.ts";

/** How the entries of two maps are compared. */
export interface EntryRules<Value> {
  /** Whether it breaks callers that an entry is new. */
  readonly breaksIfAdded: (key: string, entry: Value) => boolean;
  /** Whether it breaks callers that an entry is gone. It does unless this says otherwise. */
  readonly breaksIfRemoved?: (key: string, entry: Value) => boolean;
  readonly compare: (before: Value, after: Value, place: Place, key: string) => Change[];
}

export function entryChanges<Value>(
  before: Entries<Value>,
  after: Entries<Value>,
  place: Place,
  rules: EntryRules<Value>,
): Change[] {
  const { breaksIfAdded, breaksIfRemoved = () => true, compare } = rules;
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].flatMap((key) => {
    const here = within(place, key);
    const old = before.get(key);
    const now = after.get(key);
    if (old !== undefined && now !== undefined) return compare(old, now, here, key);
    // An entry that cannot be read is reported as a mistake.
    if (before.has(key) && after.has(key)) return [];
    if (old !== undefined) return [removalOf(here, breaksIfRemoved(key, old))];
    if (now !== undefined) return [additionOf(here, breaksIfAdded(key, now))];
    return [];
  });
}
