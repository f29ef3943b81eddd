/** Names, texts and numbers for schemas and values. The lists are short, so that values often match the schemas. */

export const names: readonly string[] = ["a", "b", "c", "xa"];

/** A name that no schema contains. */
export const unknownName = "d";

/** Patterns of names and texts. Some names match two patterns, and some match none. */
export const patterns: readonly string[] = ["^a", "b$", "^x", "a"];

export const texts: readonly string[] = ["", "a", "b", "c", "ab", "xa", "abc", "xab", "𝒳", "𝒳a"];

export const numbers: readonly number[] = [-1, 0, 0.25, 0.5, 1, 1.5, 2, 2.5, 3, 4, 5, 6, 10];

export const steps: readonly number[] = [0.5, 1, 1.5, 2, 3, 4];

/** Values of every type. Some of them differ only in their type. */
export const constants: readonly unknown[] = [
  ...[null, true, false, 0, 1, 2, 1.5, "", "a", "ab", "1"],
  ...[{ a: 1 }, { a: "a", b: 1 }, ["a"], []],
];

export const types: readonly string[] = [
  ...["array", "boolean", "integer", "null", "number", "object", "string"],
];

/** The range of each number format. */
export const numberFormats: Readonly<Record<string, { minimum?: number; maximum?: number }>> = {
  int32: { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 },
  int64: {},
  float: { minimum: -3.4028235e38, maximum: 3.4028235e38 },
  double: {},
};

/** The pattern that stands for each string format in these tests. */
export const textFormats: Readonly<Record<string, string>> = {
  date: "^\\d{4}-\\d{2}-\\d{2}$",
  uuid: "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
};

/** Strings that match these formats. */
export const formattedTexts: readonly string[] = [
  "2026-11-30",
  "00000000-0000-4000-8000-000000000291",
];

/** Numbers at the limits of the number formats and beyond them. */
export const formattedNumbers: readonly number[] = [2 ** 31 - 1, 2 ** 31, -(2 ** 31) - 1, 3.5e38];
