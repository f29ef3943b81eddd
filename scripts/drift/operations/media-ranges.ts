/** Whether a media type or a range is within a range such as `image/*`. */
export function isInRange(type: string, range: string): boolean {
  if (range === type || range === "*/*") return true;
  return range.endsWith("/*") && type.startsWith(range.slice(0, -1));
}

/** The most specific range of a list that covers a media type or a range. */
export function coveringRange(type: string, listed: readonly string[]): string | undefined {
  const covering = listed.filter((range) => range !== type && isInRange(type, range));
  return covering.find((range) => range !== "*/*") ?? covering[0];
}
