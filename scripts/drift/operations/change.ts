import type { Mode } from "../schema/gap.ts";
import type { Documents } from "./documents.ts";

/** A difference that may affect callers. */
export interface Change {
  readonly verdict: "compatible" | "breaking";
  /**
   * The keys that lead to the place in the contract. The key of a parameter is its location and name: `query limit`.
   */
  readonly keys: readonly string[];
  readonly kind: "added" | "removed" | "changed";
  /**
   * The field or keyword that changed at the place, or the keyword whose alternative, item or property was added or
   * removed. `undefined` if a place outside schemas was added or removed.
   */
  readonly field: string | undefined;
  readonly before: unknown;
  readonly after: unknown;
  /** Whether callers send or receive the value at the place. */
  readonly direction: Direction;
  /** The shared schema that changed, and the keys that lead from that schema to the place. */
  readonly shared?: { readonly reference: string; readonly keys: readonly string[] };
}

export type Direction = Exclude<Mode, "exact">;

/** The place that is being compared. */
export interface Place {
  readonly keys: readonly string[];
  readonly direction: Direction;
  readonly documents: Documents;
}

/** The place that keys lead to from another place. */
export function within(place: Place, ...keys: string[]): Place {
  return { ...place, keys: [...place.keys, ...keys] };
}

/** The same place, for messages in the opposite direction. */
export function reversed(place: Place): Place {
  return { ...place, direction: place.direction === "sent" ? "received" : "sent" };
}

/** The addition of a place. */
export function additionOf(place: Place, isBreaking: boolean): Change {
  return presenceChange(place, "added", isBreaking);
}

/** The removal of a place. */
export function removalOf(place: Place, isBreaking: boolean): Change {
  return presenceChange(place, "removed", isBreaking);
}

function presenceChange(
  { keys, direction }: Place,
  kind: "added" | "removed",
  isBreaking: boolean,
): Change {
  const verdict = verdictIf(isBreaking);
  return { verdict, keys, kind, field: undefined, before: undefined, after: undefined, direction };
}

/** A change to a field at a place. */
export function changeAt(
  { keys, direction }: Place,
  isBreaking: boolean,
  field: string,
  before: unknown,
  after: unknown,
): Change {
  const verdict = verdictIf(isBreaking);
  return { verdict, keys, kind: "changed", field, before, after, direction };
}

function verdictIf(isBreaking: boolean): Change["verdict"] {
  return isBreaking ? "breaking" : "compatible";
}
