import { isSafePattern } from "redos-detector";
import { Failure, messageOf } from "../lib/failure.ts";
import { cut } from "../lib/printable.ts";
import { isMapping } from "../openapi/document.ts";
import { mapSchema } from "../openapi/map-schemas.ts";
import type { Schema, SchemaObject } from "../openapi/objects.ts";

const primitives = ["string", "integer", "number", "boolean", "null"];

/** With a larger `maxItems`, checking `uniqueItems` in a body of 1 MiB could take more than about two seconds. */
const maxComparedItems = 100;

/** @throws {@link Failure} if validating a body of 1 MiB against a schema could take too long */
export function rejectSlowChecks(schema: Schema): void {
  mapSchema(schema, (node) => {
    rejectSlowKeywords(node);
    return node;
  });
}

function rejectSlowKeywords(schema: SchemaObject): void {
  if (schema.uniqueItems === true) rejectManyComparisons(schema);
  const { pattern, patternProperties = {} } = schema;
  if (pattern !== undefined) rejectSlowPattern(pattern);
  Object.keys(patternProperties).forEach(rejectSlowPattern);
}

/**
 * Rejects `uniqueItems` for a list that may have many items, because validation compares every pair of items that are
 * lists or objects. A list that may contain only primitive values is accepted.
 */
function rejectManyComparisons({ items, maxItems = Infinity }: SchemaObject): void {
  const types = isMapping(items) ? [items.type].flat() : [undefined];
  const arePrimitive = types.every((type) => primitives.includes(String(type)));
  if (maxItems <= maxComparedItems || arePrimitive) return;
  const limit = `maxItems of at most ${String(maxComparedItems)}`;
  throw new Failure(
    `a list has uniqueItems without ${limit}, so it can take too long to validate: ask the publisher for that limit`,
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
