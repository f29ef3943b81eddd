import { childOf, isMapping } from "../../openapi/document.ts";
import type { Description } from "../../openapi/objects.ts";
import { resolve } from "../../openapi/pointer.ts";
import { mapObjects } from "../../openapi/structure.ts";

/**
 * Replaces each reference to a header with the header, and the content of a header with its schema.
 * openapi-typescript would take a reference for a required header, and a media type for a property of the header.
 */
export function withHeaderSchemas(description: Description): Description {
  return mapObjects(description, "document", (node, kind) =>
    kind === "header" ? withSchema(resolve(node, description)) : node,
  ) as Description;
}

function withSchema(header: unknown): unknown {
  if (!isMapping(header) || !isMapping(header.content)) return header;
  const { content, ...others } = header;
  // The content of a header has exactly one media type.
  const [media] = Object.values(content);
  return { ...others, schema: childOf(media, "schema") ?? {} };
}
