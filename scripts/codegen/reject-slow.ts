import { isSafePattern } from "redos-detector";
import { Failure, messageOf } from "../lib/failure.ts";
import { cut } from "../lib/printable.ts";
import { isMapping } from "../openapi/document.ts";
import { mapSchema } from "../openapi/map-schemas.ts";
import type { Schema, SchemaObject } from "../openapi/objects.ts";

const primitives = ["string", "integer", "number", "boolean", "null"];

/** @throws {@link Failure} if validating a body of 1 MiB against a schema could take too long */
export function rejectSlowChecks(schema: Schema): void {
  mapSchema(schema, (node) => {
    rejectSlowKeywords(node);
    return node;
  });
}

function rejectSlowKeywords(schema: SchemaObject): void {
  if (schema.uniqueItems === true) rejectManyItems(schema);
  const { pattern, patternProperties = {} } = schema;
  if (pattern !== undefined) rejectSlowPattern(pattern);
  Object.keys(patternProperties).forEach(rejectSlowPattern);
}

/**
 * Rejects `uniqueItems` without `maxItems`, because the check compares every pair of items. It is fast for items that
 * are neither lists nor objects.
 */
function rejectManyItems({ items, maxItems }: SchemaObject): void {
  const types = isMapping(items) ? [items.type].flat() : [undefined];
  const arePrimitive = types.every((type) => primitives.includes(String(type)));
  if (maxItems !== undefined || arePrimitive) return;
  throw new Failure(
    "a list has uniqueItems without maxItems, which can take too long to validate: ask the publisher to add maxItems",
  );
}

/** Rejects a pattern whose matching time may grow much faster than the length of the text. */
function rejectSlowPattern(pattern: string): void {
  const name = `the pattern ${JSON.stringify(cut(pattern, 200))}`;
  let isSafe: boolean;
  try {
    // A limit on steps instead of time, so that the result does not depend on the load of the machine. A pattern whose
    // analysis takes more steps counts as unsafe.
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
