import type { Schema } from "./decorator.ts";
import { typesOf } from "./type.ts";

/** Whether no value matches two of these schemas, judging by their types and values alone. */
export function areMutuallyExclusive(branches: Schema[]): boolean {
  return branches.every((branch, index) =>
    branches.slice(index + 1).every((other) => excludes(branch, other)),
  );
}

function excludes(branch: Schema, other: Schema): boolean {
  if ("$ref" in branch || "$ref" in other) return false;
  if (!share(kindsOf(branch), kindsOf(other))) return true;
  return Boolean(branch.enum && other.enum && !share(branch.enum, other.enum));
}

/** The types that a schema allows, with `integer` as `number`. */
function kindsOf(schema: Schema): string[] {
  return typesOf(schema).map((type) => (type === "integer" ? "number" : type));
}

function share(a: unknown[], b: unknown[]): boolean {
  return a.some((value) => b.includes(value));
}
