import { isSafePattern } from "redos-detector";
import { Failure, messageOf } from "../lib/failure.ts";
import { cut } from "../lib/printable.ts";
import { allOfMembers } from "../openapi/all-of-members.ts";
import type { Mapping } from "../openapi/document.ts";
import { schemasWithin } from "../openapi/map-schemas.ts";
import type { Schema, SchemaObject } from "../openapi/objects.ts";

const primitives = ["string", "integer", "number", "boolean", "null"];

/** With a larger `maxItems`, checking `uniqueItems` in a body of 1 MiB could take more than about two seconds. */
const maxComparedItems = 100;

/**
 * @param name - the name of the schema for messages
 * @throws {@link Failure} if validating a body of 1 MiB against a schema could take too long
 */
export function rejectSlowChecks(schema: Schema, name: string, description: Mapping): void {
  for (const node of schemasWithin(schema)) {
    const { pattern, patternProperties = {} } = node;
    rejectManyComparisons(node, name, description);
    if (pattern !== undefined) rejectSlowPattern(pattern);
    Object.keys(patternProperties).forEach(rejectSlowPattern);
  }
}

/**
 * Rejects `uniqueItems` for a list that may have many items, because validation compares every pair of items that are
 * lists or objects.
 */
function rejectManyComparisons(
  { uniqueItems, items = true, maxItems = Infinity }: SchemaObject,
  name: string,
  description: Mapping,
): void {
  if (uniqueItems !== true) return;
  if (maxItems <= maxComparedItems || isPrimitive(items, description)) return;
  const limit = `maxItems of at most ${String(maxComparedItems)}`;
  throw new Failure(
    `a list in ${name} has uniqueItems without ${limit}, so it can take too long to validate: ask the publisher for that limit`,
  );
}

/** Whether the `type` of a schema, or of a member of its `allOf`, excludes lists and objects. */
function isPrimitive(schema: unknown, description: Mapping): boolean {
  return allOfMembers(schema, description).some(({ type }) =>
    [type].flat().every((name) => primitives.includes(String(name))),
  );
}

/** Rejects a pattern whose matching time may grow much faster than the length of the text. */
function rejectSlowPattern(pattern: string): void {
  const name = `the pattern ${JSON.stringify(cut(pattern, 200))}`;
  let isSafe: boolean;
  try {
    // The analysis is limited by steps and not by time, so that its result does not depend on the machine's load. A
    // pattern that takes more steps counts as unsafe.
    ({ safe: isSafe } = isSafePattern(pattern, {
      unicode: true,
      timeout: Infinity,
      maxSteps: 2000,
    }));
  } catch (error) {
    throw new Failure(`${name} is not valid: ${messageOf(error)}`);
  }
  if (!isSafe)
    throw new Failure(
      `${name} can take too long to match: ask the publisher for a simpler pattern`,
    );
}
