import { pointerOf } from "../../openapi/pointer.ts";
import { additionOf, removalOf, within, type Change, type Place } from "./change.ts";
import type { Entries } from "../reading/operation-model.ts";

/** How to compare the entries of two maps. */
export interface EntryRules<Value> {
  /** Whether a new entry breaks callers. */
  readonly breaksIfAdded: (key: string, entry: Value) => boolean;
  /** Whether a removed entry breaks callers. By default, it does. */
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
    if (isUnreadable(key, before) !== isUnreadable(key, after)) {
      place.documents.notCompared.add(
        `- ${pointerOf(here.keys)} was not compared, because its reference cannot be followed`,
      );
      return [];
    }
    if (old !== undefined && now !== undefined) return compare(old, now, here, key);
    if (old !== undefined) return [removalOf(here, breaksIfRemoved(key, old))];
    if (now !== undefined) return [additionOf(here, breaksIfAdded(key, now))];
    return [];
  });
}

/**
 * The changes to entries that another entry covered before, such as a range, and that now have their own.
 *
 * @param coveringKey - the key of the entry that covered a key before, if any
 */
export function splitOffChanges<Value>(
  before: Entries<Value>,
  after: Entries<Value>,
  place: Place,
  coveringKey: (key: string) => string | undefined,
  compare: EntryRules<Value>["compare"],
): Change[] {
  const added = [...after].filter(([key]) => !before.has(key));
  return added.flatMap(([key, now]) => {
    const covering = coveringKey(key);
    const old = covering === undefined ? undefined : before.get(covering);
    if (old === undefined || now === undefined) return [];
    return compare(old, now, within(place, key), key);
  });
}

function isUnreadable(key: string, entries: Entries<unknown>): boolean {
  return entries.has(key) && entries.get(key) === undefined;
}
