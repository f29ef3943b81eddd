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
