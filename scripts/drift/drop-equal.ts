import { atPointer, childOf, entriesOf, isEqual, isMapping, type Mapping } from "../document.ts";
import { reachable, referencesIn } from "../references.ts";

/** Stands for a property that both sides have alike. */
const alike = { type: "boolean" };

/** Keywords that may be about the properties of the schema beside them. */
const combining = ["$ref", "allOf", "anyOf", "dependentSchemas", "if", "not", "oneOf"];

/**
 * Drops what two dereferenced documents have alike, because normalizing and comparing large schemas takes long:
 * request bodies, responses, and properties within them.
 */
export function dropEqual(before: Mapping, after: Mapping): void {
  const [schemas, revised] = [before, after].map((side) => childOf(side.components, "schemas"));
  // An equal reference may lead to a different schema.
  if (!isEqual(schemas, revised)) return;
  for (const [path, item] of entriesOf(before.paths)) {
    for (const [method, operation] of entriesOf(item)) {
      const counterpart = childOf(childOf(after.paths, path), method);
      dropFields(operation, counterpart, ["requestBody"]);
      shorten(childOf(operation, "requestBody"), childOf(counterpart, "requestBody"));
      const [responses, others] = [operation, counterpart].map((side) =>
        childOf(side, "responses"),
      );
      dropFields(responses, others, keysOf(responses));
      for (const status of keysOf(responses))
        shorten(childOf(responses, status), childOf(others, status));
    }
  }
  const references = [...referencesIn(before.paths), ...referencesIn(after.paths)];
  const used = reachable(references, (reference) => referencesIn(atPointer(before, reference)));
  const unused = keysOf(schemas).filter((name) => !used.has(`#/components/schemas/${name}`));
  dropFields(schemas, revised, unused);
}

function dropFields(before: unknown, after: unknown, fields: string[]): void {
  if (!isMapping(before) || !isMapping(after)) return;
  for (const field of fields) {
    if (!isEqual(before[field], after[field])) continue;
    Reflect.deleteProperty(before, field);
    Reflect.deleteProperty(after, field);
  }
}

/** Shortens the schemas of a message, unless the encoding of their properties depends on them. */
function shorten(before: unknown, after: unknown): void {
  for (const [type, media] of entriesOf(childOf(before, "content"))) {
    const counterpart = childOf(childOf(after, "content"), type);
    const hasEncoding = [media, counterpart].some((side) => childOf(side, "encoding"));
    if (!hasEncoding) shortenSchema(childOf(media, "schema"), childOf(counterpart, "schema"));
  }
}

function shortenSchema(before: unknown, after: unknown): void {
  const isCombined = [before, after].some((side) => combining.some((key) => childOf(side, key)));
  const [mine, other] = [childOf(before, "properties"), childOf(after, "properties")];
  if (isCombined || !isMapping(mine) || !isMapping(other)) return;
  for (const name of keysOf(mine)) {
    if (isEqual(mine[name], other[name])) mine[name] = other[name] = alike;
    else shortenSchema(mine[name], other[name]);
  }
}

function keysOf(node: unknown): string[] {
  return entriesOf(node).map(([name]) => name);
}
