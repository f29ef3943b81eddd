import { RequestError } from "./errors.ts";
import type { SandboxRequest } from "./http.ts";

/**
 * Checks a request body or query.
 *
 * @param isValid - Tells whether the value matches the documented schema.
 * @param minimum - A valid value that has only the required fields.
 * @throws {@link RequestError} that names the first missing or invalid field
 */
export function checkFields<Fields extends object>(
  isValid: (value: unknown) => value is Fields,
  value: unknown,
  minimum: object = {},
): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new RequestError(400, "the body must be a JSON object");
  }
  if (isValid(value)) return value;
  const missing = Object.keys(minimum).find((name) => !Object.hasOwn(value, name));
  if (missing !== undefined) throw new RequestError(400, `${missing} is required`);
  // A validator checks only whole objects. To find the invalid field, each field is added to the valid minimum.
  const invalid = Object.entries(value).find(
    ([name, field]: [string, unknown]) => !isValid({ ...minimum, [name]: field }),
  );
  if (!invalid) throw new RequestError(400, "the request is not valid");
  throw invalidField(invalid[0]);
}

/** Creates the error for a field with an invalid value. */
export function invalidField(name: string): RequestError {
  return new RequestError(400, `${name} is not valid`);
}

/** Rejects an empty provider slug. Accepts any other slug, because OpenRouter adds slugs without notice. */
export function checkProvider(provider: string | undefined): void {
  if (provider === "") throw invalidField("provider");
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
