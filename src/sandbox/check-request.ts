import { RequestError } from "./errors.ts";
import type { SandboxRequest } from "./http.ts";
import { withKnownProvider } from "./known-provider.ts";

/**
 * Checks a request body or query.
 *
 * @param isValid - Tells whether it is the documented one.
 * @param minimum - The required fields, with valid values.
 * @throws {@link RequestError} which names the first field that is missing or invalid
 */
export function checkFields<Fields extends object>(
  isValid: (value: unknown) => value is Fields,
  value: unknown,
  minimum: object = {},
): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new RequestError(400, "the body must be a JSON object");
  }
  const known = withKnownProvider(value);
  if (isValid(known)) return { ...known, ...value };
  const missing = Object.keys(minimum).find((name) => !Object.hasOwn(value, name));
  if (missing !== undefined) throw new RequestError(400, `${missing} is required`);
  // A validator tells only whether a whole object is valid, so each field is tried alone.
  const invalid = Object.entries(known).find(
    ([name, field]: [string, unknown]) => !isValid({ ...minimum, [name]: field }),
  );
  if (!invalid) throw new RequestError(400, "the request is not valid");
  throw invalidField(invalid[0]);
}

/** The error of a field whose value is invalid. */
export function invalidField(name: string): RequestError {
  return new RequestError(400, `${name} is not valid`);
}

/** Parses the JSON body of a request. */
export function parseJson({ body }: SandboxRequest): unknown {
  try {
    return JSON.parse(body ?? "");
  } catch {
    throw new RequestError(400, "the body is not valid JSON");
  }
}

/** Reads query parameters. Integers become numbers, as in the contract. */
export function readQuery({ searchParams }: URL): Record<string, unknown> {
  const entries = [...searchParams].map(([name, value]): [string, unknown] => [
    name,
    /^-?\d+$/.test(value) ? Number(value) : value,
  ]);
  return Object.fromEntries(entries);
}
