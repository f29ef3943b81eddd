import { isEqual } from "../openapi/canonical-json.ts";
import type { UncheckedSchema } from "./decorator.ts";
import { kindsOf } from "./type.ts";

/** Whether no value matches two of these schemas, judging by their types and values alone. */
export function areMutuallyExclusive(members: UncheckedSchema[]): boolean {
  return members.every((member, index) =>
    members.slice(index + 1).every((other) => excludes(member, other)),
  );
}

function excludes(member: UncheckedSchema, other: UncheckedSchema): boolean {
  if ("$ref" in member || "$ref" in other) return false;
  if (!share(kindsOf(member), kindsOf(other))) return true;
  return Boolean(member.enum && other.enum && !share(member.enum, other.enum));
}

function share(a: unknown[], b: unknown[]): boolean {
  return a.some((value) => b.some((other) => isEqual(value, other)));
}
