import type { Mode } from "./gap.ts";
import type { Memory } from "./memory.ts";

/**
 * The role of a schema in a comparison: the wide side must allow every value that the narrow side allows. Where it is
 * unclear whether a schema allows a value, the value counts as forbidden on the wide side and as allowed on the narrow
 * side, so that no gap is missed.
 */
export type Side = "wide" | "narrow";

/** The settings and the caches of a comparison of two schemas. */
export interface Context {
  readonly mode: Mode;
  /** The side of the contract's schema. */
  readonly contract: Side;
  /** The shared schemas of both documents, by name. */
  readonly schemas: ReadonlyMap<string, unknown>;
  readonly memory: Memory;
  /** Collects the references without a target at which a comparison was skipped. */
  readonly unresolved: Set<string>;
}

/** The context for schemas in which every value matters, such as the schema of `not`. */
export function inExactMode(context: Context): Context {
  return { ...context, mode: "exact" };
}
