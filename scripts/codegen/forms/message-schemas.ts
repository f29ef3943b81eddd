import type { Description, Schema } from "../../openapi/objects.ts";
import { mapChildren, type Kind } from "../../openapi/structure.ts";

export type Direction = "request" | "response";

/** Returns the replacement for a schema of a message in this direction. */
type ReplaceSchema = (schema: Schema, direction: Direction) => Schema;

/** A copy of a description in which each outermost schema outside of `components.schemas` is replaced. */
export function mapMessageSchemas(description: Description, replace: ReplaceSchema): Description {
  return mapWithin(description, "document", outsideMessages, replace) as Description;
}

function mapWithin(node: unknown, kind: Kind, place: Place, replace: ReplaceSchema): unknown {
  return mapChildren(node, kind, (child, childKind) => {
    if (childKind !== "schema")
      return mapWithin(child, childKind, placeWithin(childKind, place), replace);
    return kind === "components" ? child : replace(child as Schema, place.direction);
  });
}

/**
 * Where an object of a description is used. In a callback, the API sends the request and receives the response, so the
 * directions change places. OpenAPI does not define which properties the messages of a callback omit. Generated types
 * treat the request of a callback like a response, and the response of a callback like a request. In callbacks, the
 * drift check compares all properties, so that no change is missed.
 */
interface Place {
  direction: Direction;
  isInCallback: boolean;
}

/**
 * Applies to headers and media types in `components`, which are outside of messages. They count as part of responses,
 * because most headers are.
 */
const outsideMessages: Place = { direction: "response", isInCallback: false };

function placeWithin(kind: Kind, around: Place): Place {
  const { isInCallback } = around;
  switch (kind) {
    case "callback":
      return { ...around, isInCallback: true };
    case "parameter":
    case "requestBody":
      return { isInCallback, direction: isInCallback ? "response" : "request" };
    case "response":
      return { isInCallback, direction: isInCallback ? "request" : "response" };
    default:
      return around;
  }
}
