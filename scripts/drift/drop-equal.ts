import { atPointer } from "../openapi/pointer.ts";
import { childOf, entriesOf, isMapping, type Mapping } from "../openapi/document.ts";
import { isEqual } from "../openapi/canonical-json.ts";
import { reachable, referencesIn } from "../openapi/references.ts";

/** Stands for a property that both sides have alike. */
const alike = { type: "boolean" };

/** Keywords that may be about the properties of the schema beside them. */
const combining = ["$ref", "allOf", "anyOf", "dependentSchemas", "if", "not", "oneOf"];

/** Drops what two dereferenced documents have alike: normalizing and comparing large schemas takes long. */
export function dropEqual(before: Mapping, after: Mapping): void {
  const [schemas, revised] = [before, after].map((side) => childOf(side.components, "schemas"));
  // An equal reference may lead to a different schema.
  if (!isEqual(schemas, revised)) return;
  for (const [path, item] of entriesOf(before.paths)) {
    for (const [method, operation] of entriesOf(item)) {
      const counterpart = childOf(childOf(after.paths, path), method);
      dropMessage(operation, counterpart, "requestBody");
      const [responses, others] = [operation, counterpart].map((node) =>
        childOf(node, "responses"),
      );
      for (const [status] of entriesOf(responses)) dropMessage(responses, others, status);
    }
  }
  const references = [...referencesIn(before.paths), ...referencesIn(after.paths)];
  const used = reachable(references, (reference) => referencesIn(atPointer(before, reference)));
  for (const [name] of entriesOf(schemas))
    if (!used.has(`#/components/schemas/${name}`)) drop(schemas, revised, name);
}

function drop(before: unknown, after: unknown, field: string): void {
  Reflect.deleteProperty(Object(before) as Mapping, field);
  Reflect.deleteProperty(Object(after) as Mapping, field);
}

/** Drops an equal message, or else its equal properties, unless their encoding depends on them. */
function dropMessage(before: unknown, after: unknown, field: string): void {
  if (!isMapping(before) || !isMapping(after)) return;
  if (isEqual(before[field], after[field])) drop(before, after, field);
  for (const [type, media] of entriesOf(childOf(before[field], "content"))) {
    const counterpart = childOf(childOf(after[field], "content"), type);
    const hasEncoding = [media, counterpart].some((side) => childOf(side, "encoding"));
    if (!hasEncoding) dropProperties(childOf(media, "schema"), childOf(counterpart, "schema"));
  }
}

function dropProperties(before: unknown, after: unknown): void {
  const isCombined = [before, after].some((side) => combining.some((key) => childOf(side, key)));
  const [mine, other] = [childOf(before, "properties"), childOf(after, "properties")];
  if (isCombined || !isMapping(mine) || !isMapping(other)) return;
  for (const name of Object.keys(mine)) {
    if (isEqual(mine[name], other[name])) mine[name] = other[name] = alike;
    else dropProperties(mine[name], other[name]);
  }
}
