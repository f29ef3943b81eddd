/** Which values matter: those that callers send, those that they receive, or all that a schema allows. */
export type Mode = "sent" | "received" | "exact";

/** A place where the narrow schema may allow a value that the wide schema does not. */
export interface Gap {
  /** The keys that lead from the compared schemas to the place. */
  readonly path: readonly string[];
  readonly keyword: string;
  /** The value of the keyword on each side. */
  readonly wide: unknown;
  readonly narrow: unknown;
  /** Set if the wide or the narrow side lacks an alternative, an item or a property as a whole. */
  readonly isWhole?: true;
  /** Set if the gap does not break callers. */
  readonly isHarmless?: true;
  /** The shared schema that contains the place, and the keys that lead from it to the place. */
  readonly shared?: SharedPlace;
}

export interface SharedPlace {
  /** The name of the schema in `Context.schemas`. */
  readonly schema: string;
  readonly path: readonly string[];
}

/** A gap at a keyword of the compared schemas themselves. */
export function gapOf(keyword: string, wide: unknown, narrow: unknown): Gap {
  return { path: [], keyword, wide, narrow };
}

/** A gap at a member of `keyword` that one side lacks as a whole: an alternative, an item or a property. */
export function wholeGapOf(
  keyword: "anyOf" | "prefixItems" | "properties",
  wide: unknown,
  narrow: unknown,
): Gap {
  return { ...gapOf(keyword, wide, narrow), isWhole: true };
}

/** Prepends keys to the paths of gaps, for a schema that contains the compared schemas. */
export function below(keys: readonly string[], gaps: readonly Gap[]): Gap[] {
  return gaps.map((gap) => ({ ...gap, path: [...keys, ...gap.path] }));
}

/** Whether any of the gaps may break callers. */
export function isHarmful(gaps: readonly Gap[]): boolean {
  return gaps.some((gap) => gap.isHarmless !== true);
}

/** Attributes gaps to a shared schema, except gaps that already belong to an inner shared schema. */
export function inSharedSchema(schema: string | undefined, gaps: readonly Gap[]): Gap[] {
  if (schema === undefined) return [...gaps];
  return gaps.map((gap) => (gap.shared ? gap : { ...gap, shared: { schema, path: gap.path } }));
}

/** A key for the place of a gap. A place in a shared schema has one key, however the schema is reached. */
export function placeOf({ path, keyword, shared }: Gap): string {
  return JSON.stringify(shared ? [shared.schema, shared.path, keyword] : [path, keyword]);
}

/**
 * Keeps one gap for each place: the first harmful gap, otherwise the first gap. A shared schema may be reached in
 * several ways.
 */
export function uniqueByPlace(gaps: readonly Gap[]): Gap[] {
  const byPlace = new Map<string, Gap>();
  for (const gap of gaps) {
    const place = placeOf(gap);
    const known = byPlace.get(place);
    if (known === undefined || (known.isHarmless && !gap.isHarmless)) byPlace.set(place, gap);
  }
  return [...byPlace.values()];
}
