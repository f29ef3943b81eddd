import { isId } from "../../contract/id.ts";
import { looksLikeKey, quote, UsageError } from "../text/usage-error.ts";

/** Reads an integer option. Returns `absent` if the option is not given. */
export function readInteger<Absent>(
  name: string,
  value: string | undefined,
  [min, max]: readonly [number, number],
  absent: Absent,
): number | Absent {
  if (value === undefined) return absent;
  const number = /^\d+$/.test(value) ? Number(value) : NaN;
  if (!(number >= min && number <= max)) {
    throw new UsageError(`--${name} must be an integer from ${min} to ${max}`);
  }
  return number;
}

/** Reads an option in seconds, and returns milliseconds, or `absent` if the option is not given. */
export function readSeconds<Absent>(
  name: string,
  value: string | undefined,
  absent: Absent,
): number | Absent {
  if (value === undefined) return absent;
  const max = 86_400;
  const seconds = /^\d+(\.\d+)?$/.test(value) ? Number(value) : NaN;
  const milliseconds = Math.round(seconds * 1000);
  if (!(milliseconds >= 1 && seconds <= max)) {
    throw new UsageError(`--${name} must be a number of seconds from 0.001 to ${max}`);
  }
  return milliseconds;
}

/** Checks workspace ids. */
export function readWorkspaceIds(values: readonly string[]): readonly string[] {
  const malformed = values.find((value): boolean => !isId(value));
  if (malformed === undefined) return values;
  throw new UsageError(`--workspace must be a workspace id (a UUID), not ${quote(malformed)}`);
}

/**
 * Checks provider slugs. A key that was passed by mistake is rejected, because it would be sent in a URL and printed.
 */
export function readProviders(values: readonly string[]): readonly string[] {
  const malformed = values.find(
    (value) => !/^[a-z0-9][a-z0-9-]{0,29}$/.test(value) || looksLikeKey(value),
  );
  if (malformed === undefined) return values;
  throw new UsageError(
    `--provider must be a provider slug such as openai, not ${quote(malformed)}`,
  );
}
