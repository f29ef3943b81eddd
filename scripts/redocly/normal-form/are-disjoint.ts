import { isMapping, listOf } from "../../document.ts";
import type { Schema } from "./decorator.ts";
import { typesOf } from "./type.ts";

/**
 * Whether no value fits two of these schemas, because of their types or because each requires the same
 * property with other values.
 */
export function areDisjoint(branches: Schema[]): boolean {
  return branches.every((branch, index) =>
    branches.slice(index + 1).every((other) => excludes(branch, other)),
  );
}

function excludes(branch: Schema, other: Schema): boolean {
  if ("$ref" in branch || "$ref" in other) return false;
  if (!share(typesOf(branch), typesOf(other))) {
    const types = [...typesOf(branch), ...typesOf(other)];
    return !types.includes("number") || !types.includes("integer");
  }
  if (branch.enum && other.enum) return !share(branch.enum, other.enum);
  return requiredIn(branch).some(([name, values]) =>
    requiredIn(other).some(([key, others]) => key === name && !share(values, others)),
  );
}

/** The required properties that allow certain values only, with these values. */
function requiredIn({ required, properties }: Schema): [string, unknown[]][] {
  return listOf(required).flatMap((name): [string, unknown[]][] => {
    const schema = isMapping(properties) ? properties[String(name)] : undefined;
    return isMapping(schema) && Array.isArray(schema.enum) ? [[String(name), schema.enum]] : [];
  });
}

function share(a: unknown[], b: unknown[]): boolean {
  return a.some((value) => b.includes(value));
}
