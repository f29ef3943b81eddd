const defaultLimit = 50;

/** Returns the page of a list that `offset` and `limit` select. */
export function paginate<Item>(
  items: readonly Item[],
  { offset, limit = defaultLimit }: { offset?: number | null; limit?: number },
): { data: Item[]; total_count: number } {
  const start = offset ?? 0;
  return { data: items.slice(start, start + limit), total_count: items.length };
}
