import type { Mode } from "../schema/gap.ts";
import type { Documents } from "./documents.ts";

/** A difference in meaning. */
export interface Change {
  readonly verdict: "compatible" | "breaking";
  /** The keys that lead to the place in the contract. A parameter is named by its place and name. */
  readonly keys: readonly string[];
  readonly kind: "added" | "removed" | "changed";
  /** The field or keyword that changed at the place; `undefined` if the place itself was added or removed. */
  readonly field: string | undefined;
  readonly before: unknown;
  readonly after: unknown;
  /** Whether callers send or receive what is at the place. */
  readonly direction: Direction;
  /** The shared schema that changed, and the keys below it. */
  readonly shared?: { readonly reference: string; readonly keys: readonly string[] };
}

export type Direction = Exclude<Mode, "exact">;

/** Where a comparison is. */
export interface Place {
  readonly keys: readonly string[];
  readonly direction: Direction;
  readonly documents: Documents;
}

/** A place within another one. */
export function within(place: Place, ...keys: string[]): Place {
  return { ...place, keys: [...place.keys, ...keys] };
}

/** The same place, where messages go the other way. */
export function turned(place: Place): Place {
  return { ...place, direction: place.direction === "request" ? "response" : "request" };
}

/** A place that is new. */
export function additionOf(place: Place, isBreaking: boolean): Change {
  return { ...changeAt(place, isBreaking, undefined, undefined, undefined), kind: "added" };
}

/** A place that is gone. */
export function removalOf(place: Place, isBreaking: boolean): Change {
  return { ...changeAt(place, isBreaking, undefined, undefined, undefined), kind: "removed" };
}

/** A change of a field at a place. */
export function changeAt(
  { keys, direction }: Place,
  isBreaking: boolean,
  field: string | undefined,
  before: unknown,
  after: unknown,
): Change {
  const verdict = isBreaking ? "breaking" : "compatible";
  return { verdict, keys, kind: "changed", field, before, after, direction };
}
