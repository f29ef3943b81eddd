/** Which values matter: those that callers send, those that they receive, or all that a schema allows. */
export type Mode = "request" | "response" | "exact";

/** A place where the narrow schema may allow a value that the wide one does not. */
export interface Gap {
  /** The keys below the compared schemas. */
  readonly path: readonly string[];
  readonly keyword: string;
  /** What the keyword states on each side. */
  readonly wide: unknown;
  readonly narrow: unknown;
  /** Whether only the meaning differs, not the values. */
  readonly isHarmless?: true;
  /** The shared schema that the place is in, and the keys below that schema. */
  readonly shared?: SharedPlace;
}

export interface SharedPlace {
  /** The name under which the comparison knows the schema. */
  readonly schema: string;
  readonly path: readonly string[];
}

/** A gap of a keyword of the compared schemas themselves. */
export function gapOf(keyword: string, wide: unknown, narrow: unknown): Gap {
  return { path: [], keyword, wide, narrow };
}

/** Gaps as seen from a schema that holds the compared schemas below some keys. */
export function below(keys: readonly string[], gaps: readonly Gap[]): Gap[] {
  return gaps.map((gap) => ({ ...gap, path: [...keys, ...gap.path] }));
}

/** Whether some gap is about values. */
export function isHarmful(gaps: readonly Gap[]): boolean {
  return gaps.some((gap) => gap.isHarmless !== true);
}

/** Gaps that belong to a shared schema, unless they belong to one within it. */
export function inSharedSchema(schema: string | undefined, gaps: readonly Gap[]): Gap[] {
  if (schema === undefined) return [...gaps];
  return gaps.map((gap) => (gap.shared ? gap : { ...gap, shared: { schema, path: gap.path } }));
}

/** Tells apart gaps at different places. What a shared schema states is one place, however it is reached. */
export function placeOf({ path, keyword, shared }: Gap): string {
  return JSON.stringify(shared ? [shared.schema, shared.path, keyword] : [path, keyword]);
}

/** One gap for each place: the first that does harm, or else the first. Shared schemas are reached in many ways. */
export function tellingOnce(gaps: readonly Gap[]): Gap[] {
  const byPlace = new Map<string, Gap>();
  for (const gap of gaps) {
    const place = placeOf(gap);
    const known = byPlace.get(place);
    if (known === undefined || (known.isHarmless && !gap.isHarmless)) byPlace.set(place, gap);
  }
  return [...byPlace.values()];
}
