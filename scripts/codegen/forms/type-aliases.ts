import { annotationsOf } from "../../normal-form/annotations.ts";
import { isMapping, type Mapping } from "../../openapi/document.ts";
import { mapSchemas } from "../../openapi/map-schemas.ts";
import type { Description, Schema } from "../../openapi/objects.ts";
import { reachable, referenceTo } from "../../openapi/references.ts";
import { uniqueName } from "../../lib/unique-name.ts";
import { mapComponents } from "./map-components.ts";

/** The keyword with the name of the type alias that stands for a schema. It affects only the generated type. */
const aliasKeyword = "x-type-alias";

/** A description in which names of type aliases stand for some schemas. */
interface Aliased {
  readonly description: Description;
  /** The schemas of the type aliases, by the names of the aliases. */
  readonly aliases: ReadonlyMap<string, Schema>;
}

/**
 * Introduces a type alias for each component that contains itself without an object in between, such as a list of
 * lists. TypeScript rejects these types in an interface, and openapi-typescript generates an interface.
 */
export function withTypeAliases(description: Description): Aliased {
  const names = namesOfAliases(description);
  const aliases = new Map<string, Schema>();
  if (names.size === 0) return { description, aliases };
  const named = mapSchemas(description, (schema) => {
    const name = names.get(schema.$ref ?? "");
    return name === undefined ? schema : standIn(schema, name);
  });
  const aliased = mapComponents(named, (schema, component) => {
    const name = names.get(referenceTo("schemas", component));
    if (name === undefined || !isMapping(schema)) return { [component]: schema };
    aliases.set(name, schema);
    return { [component]: standIn(schema, name) };
  });
  return { description: aliased, aliases };
}

/** The name of the type alias that stands for a schema; `undefined` for any other schema. */
export function aliasOf(schema: Mapping): string | undefined {
  const name = schema[aliasKeyword];
  return typeof name === "string" ? name : undefined;
}

/** The names of the type aliases, by references to their components. */
function namesOfAliases({ components }: Description): Map<string, string> {
  const neighbours = new Map<string, string[]>();
  for (const [component, schema] of Object.entries(components?.schemas ?? {})) {
    neighbours.set(referenceTo("schemas", component), directReferences(schema));
  }
  const next = (reference: string): string[] => neighbours.get(reference) ?? [];
  const names = new Map<string, string>();
  for (const component of Object.keys(components?.schemas ?? {})) {
    const reference = referenceTo("schemas", component);
    if (!reachable(next(reference), next).has(reference)) continue;
    const wanted = `Recursive_${component.replaceAll(/\W/g, "_")}`;
    const taken = [...names.values()];
    names.set(
      reference,
      uniqueName(wanted, (name) => taken.includes(name)),
    );
  }
  return names;
}

/** The references within a schema that do not lead through the property of an object. */
function directReferences(schema: Schema): string[] {
  if (!isMapping(schema)) return [];
  const { $ref, allOf = [], anyOf = [], oneOf = [], prefixItems = [], items = true } = schema;
  if ($ref !== undefined) return [$ref];
  return [...allOf, ...anyOf, ...oneOf, ...prefixItems, items].flatMap(directReferences);
}

/** The schema for which a type alias stands in. It has a type because openapi-typescript asks for special types only then. */
function standIn(schema: Mapping, name: string): Schema {
  return { ...annotationsOf(schema), type: "object", [aliasKeyword]: name };
}
