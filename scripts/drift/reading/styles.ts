/**
 * Whether each value of a list or an object is written separately. `undefined` where `explode` has no effect (primitive
 * values, and lists with the style `simple`) and for `deepObject`, where OpenAPI does not define it.
 */
export function explodeOf(
  stated: unknown,
  style: unknown,
  types: ReadonlySet<string>,
): boolean | undefined {
  const isAffected = types.has("object") || (types.has("array") && style !== "simple");
  if (!isAffected || style === "deepObject") return undefined;
  return typeof stated === "boolean" ? stated : style === "form" || style === "cookie";
}

/**
 * Whether `allowReserved` affects a parameter or a header. Before OpenAPI 3.2, it affects only query parameters; since
 * then, all styles that percent-encode.
 */
export function canAllowReserved(version: string, location: string, style: unknown): boolean {
  if (location === "query") return true;
  if (/^3\.[01]\b/.test(version)) return false;
  return location === "path" || (location === "cookie" && style === "form");
}

/** Whether the encoding of a part may state a style. Before OpenAPI 3.1, only that of a URL-encoded form may. */
export function canHaveStyle(version: string, mediaType: string): boolean {
  if (isUrlEncoded(mediaType)) return true;
  return mediaType.startsWith("multipart/form-data") && !/^3\.0\b/.test(version);
}

export function isUrlEncoded(mediaType: string): boolean {
  return mediaType.startsWith("application/x-www-form-urlencoded");
}
