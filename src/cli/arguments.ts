import { parseArgs } from "node:util";
import type { ParseArgsConfig } from "node:util";
import { quote, UsageError } from "./usage-error.ts";

type Options = NonNullable<ParseArgsConfig["options"]>;

interface Config<Known extends Options> {
  args: string[];
  options: Known;
  allowPositionals: true;
}

/** Parses the arguments of a command. */
export function parseArguments<Known extends Options>(
  args: string[],
  options: Known,
): ReturnType<typeof parseArgs<Config<Known>>> {
  try {
    return parseArgs<Config<Known>>({ args, options, allowPositionals: true });
  } catch (error) {
    // The first sentence says what is wrong, the others explain `--`.
    const [message = ""] = (error as Error).message.split(/\.?(?:\s*\n|\s+To )/);
    throw new UsageError(message.charAt(0).toLowerCase() + message.slice(1));
  }
}

/** Rejects arguments that a command has no use for. */
export function rejectPositionals([first]: readonly string[]): void {
  if (first !== undefined) throw new UsageError(`unexpected argument ${quote(first)}`);
}

/** Reads the value of an option that is a whole number. */
export function readInteger<Absent>(
  name: string,
  value: string | undefined,
  [min, max]: readonly [number, number],
  absent: Absent,
): number | Absent {
  if (value === undefined) return absent;
  const number = /^\d+$/.test(value) ? Number(value) : NaN;
  if (!(number >= min && number <= max)) {
    throw new UsageError(`--${name} must be a whole number from ${min} to ${max}`);
  }
  return number;
}

/** Reads the value of an option that is a time in seconds, and returns milliseconds. */
export function readSeconds(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const max = 86_400;
  const seconds = /^\d+(\.\d+)?$/.test(value) ? Number(value) : NaN;
  const milliseconds = Math.round(seconds * 1000);
  if (!(milliseconds >= 1 && seconds <= max)) {
    throw new UsageError(`--${name} must be a number of seconds from 0.001 to ${max}`);
  }
  return milliseconds;
}
