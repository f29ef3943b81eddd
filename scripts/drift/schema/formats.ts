import type { Mapping } from "../../openapi/document.ts";

/**
 * The ranges of numeric formats (OpenAPI Format Registry). `int64` has no range here, because publishers usually write
 * it for any integer. `uint64` has only a minimum, because a JavaScript number cannot represent its maximum exactly.
 */
export const numberFormats: Readonly<Record<string, Mapping>> = {
  int8: integers(-(2 ** 7), 2 ** 7 - 1),
  int16: integers(-(2 ** 15), 2 ** 15 - 1),
  int32: integers(-(2 ** 31), 2 ** 31 - 1),
  int64: {},
  uint8: integers(0, 2 ** 8 - 1),
  uint16: integers(0, 2 ** 16 - 1),
  uint32: integers(0, 2 ** 32 - 1),
  uint64: { minimum: 0 },
  "double-int": integers(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  float: { minimum: -3.4028235e38, maximum: 3.4028235e38 },
  double: {},
};

function integers(minimum: number, maximum: number): Mapping {
  return { minimum, maximum };
}

/** The lengths that string formats imply. */
export const stringFormats: Readonly<Record<string, Mapping>> = {
  date: { minLength: 10, maxLength: 10 },
  "date-time": { minLength: 20 },
  duration: { minLength: 2 },
  email: { minLength: 3 },
  hostname: { minLength: 1, maxLength: 253 },
  ipv4: { minLength: 7, maxLength: 15 },
  ipv6: { minLength: 2, maxLength: 45 },
  time: { minLength: 9 },
  uri: { minLength: 2 },
  uuid: { minLength: 36, maxLength: 36 },
};

/** Formats that only suggest how to display a value, and exclude no value (OpenAPI Format Registry). */
export const displayFormats: ReadonlySet<unknown> = new Set(["commonmark", "html", "password"]);
