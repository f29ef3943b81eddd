/** The parameters in a path, by name. */
export type PathParameters = Readonly<Record<string, string>>;

/**
 * Matches a path against a template like `/byok/{id}`, segment by segment, after percent-decoding.
 *
 * @returns the parameters of the path, or `undefined` if it does not match
 */
export function matchPath(template: string, path: string): PathParameters | undefined {
  const segments = path.split("/").map(decode);
  const parts = template.split("/");
  if (parts.length !== segments.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const segment = segments[index] ?? "";
    const [, name] = /^\{(.+)\}$/.exec(part) ?? [];
    if (name !== undefined && segment !== "") parameters[name] = segment;
    else if (part !== segment) return undefined;
  }
  return parameters;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    // A segment with a malformed escape equals no literal segment. It may fill a parameter, but it is never a valid id.
    return segment;
  }
}
