import { childOf, entriesOf, isMapping, listOf, type Mapping } from "../../openapi/document.ts";
import { mapSchemas } from "../../openapi/map-schemas.ts";
import { mapEntries, omitFields } from "../../openapi/mappings.ts";
import type { Description, SchemaObject } from "../../openapi/objects.ts";
import { resolve, tokensOf } from "../../openapi/pointer.ts";
import { referenceTo } from "../../openapi/references.ts";
import { mapComponents } from "./map-components.ts";

/**
 * Replaces each discriminator with an equivalent in JSON Schema: an `enum` of the property's values, in each
 * alternative that is a reference to an object, and in each component that extends the schema with the discriminator.
 */
export function withDiscriminatorValues(description: Description): Description {
  const discriminators = new Discriminators(description);
  const withChildren = mapComponents(description, (schema, name) => ({
    [name]: isMapping(schema) ? discriminators.inChild(name, schema) : schema,
  }));
  return mapSchemas(withChildren, (schema) => discriminators.inAlternatives(schema));
}

interface Discriminator {
  propertyName: string;
  mapping: [value: string, target: string][];
  /**
   * The reference to the schema for objects that lack the property, or whose value for it is unknown (`defaultMapping`,
   * OpenAPI 3.2).
   */
  defaultTarget: string | undefined;
}

class Discriminators {
  readonly #description: Description;
  /** The schemas that components extend through `allOf`. */
  readonly #parents = new Set<unknown>();

  constructor(description: Description) {
    this.#description = description;
    for (const schema of Object.values(description.components?.schemas ?? {})) {
      for (const member of listOf(childOf(schema, "allOf"))) {
        if (isMapping(member) && "$ref" in member) this.#parents.add(resolve(member, description));
      }
    }
  }

  /**
   * Restricts each alternative to its values, and drops the discriminator. The values of an alternative are those that
   * the mapping gives it, or else its name.
   */
  inAlternatives(schema: SchemaObject): SchemaObject {
    const discriminator = discriminatorOf(schema);
    if (!discriminator) return schema;
    return mapEntries(omitFields(schema, ["discriminator"]), (value, keyword) => {
      if (!["anyOf", "oneOf"].includes(keyword) || !Array.isArray(value)) return value;
      return value.map((member: unknown) => this.#withValue(member, discriminator));
    });
  }

  #withValue(member: unknown, discriminator: Discriminator): unknown {
    if (!isMapping(member) || typeof member.$ref !== "string") return member;
    const reference = member.$ref;
    const target = resolve(member, this.#description);
    const { defaultTarget } = discriminator;
    const isDefault =
      defaultTarget !== undefined && this.#leadToSameSchema(reference, defaultTarget);
    if (isDefault || !isPlainObject(target)) return member;
    const listed = this.#valuesIn(discriminator, reference);
    const values = listed.length > 0 ? listed : [nameIn(reference)];
    const restriction = this.#restriction(target, discriminator, values);
    if (!restriction) return member;
    const { $ref, ...siblings } = member;
    return { ...siblings, allOf: [{ $ref }, restriction] };
  }

  /**
   * Restricts a component that extends a parent with a discriminator to its own values. If the parent lists the
   * component as an alternative, copies the parent's other fields, because a reference would lead back to the component.
   */
  inChild(name: string, schema: SchemaObject): SchemaObject {
    const members = listOf(schema.allOf).flatMap((member) => {
      const parent = resolve(member, this.#description);
      const discriminator = discriminatorOf(parent);
      if (!isMapping(parent) || !isMapping(member) || !discriminator) return [member];
      const own = referenceTo("schemas", name);
      const listed = this.#alternativeIn(parent, own);
      // A parent that lists its alternatives selects only among them.
      if (listed === undefined && ("anyOf" in parent || "oneOf" in parent)) return [member];
      const base =
        listed === undefined ? member : omitFields(parent, ["anyOf", "discriminator", "oneOf"]);
      const restriction = this.#childRestriction(listed ?? own, schema, discriminator);
      return restriction ? [base, restriction] : [base];
    });
    return members.length > 0 ? { ...schema, allOf: members as SchemaObject[] } : schema;
  }

  /**
   * The restriction to the values of a component that extends a parent; `undefined` if other components extend the
   * component. Its values are those that the parent's mapping gives it; its name is its value only if there is no
   * mapping at all.
   */
  #childRestriction(
    reference: string,
    schema: SchemaObject,
    discriminator: Discriminator,
  ): SchemaObject | undefined {
    if (this.#parents.has(schema)) return undefined;
    const values =
      discriminator.mapping.length > 0
        ? this.#valuesIn(discriminator, reference)
        : [nameIn(reference)];
    return this.#restriction(schema, discriminator, values);
  }

  #valuesIn({ mapping }: Discriminator, reference: string): string[] {
    return mapping
      .filter(([, target]) => this.#leadToSameSchema(reference, target))
      .map(([value]) => value);
  }

  /** The reference by which a schema lists another as an alternative; `undefined` if it does not list it. */
  #alternativeIn(schema: Mapping, reference: string): string | undefined {
    return [...listOf(schema.anyOf), ...listOf(schema.oneOf)]
      .map((member) => childOf(member, "$ref"))
      .filter((listed) => typeof listed === "string")
      .find((listed) => this.#leadToSameSchema(listed, reference));
  }

  /**
   * Whether two references lead to the same schema. The texts may differ: a component may itself be only a reference,
   * and Redocly shortens a mapping's reference to such a component, but not an alternative's.
   */
  #leadToSameSchema(reference: string, other: string): boolean {
    const schema = resolve({ $ref: reference }, this.#description);
    return schema === resolve({ $ref: other }, this.#description);
  }

  /**
   * A schema that restricts the discriminator's property to those of the given values that the target allows.
   * `undefined` if all values that the target lists are among the given values, or if it allows none of them.
   */
  #restriction(
    target: Mapping,
    { propertyName, defaultTarget }: Discriminator,
    values: string[],
  ): SchemaObject | undefined {
    const stated = this.#statedValues(target, propertyName, new Set());
    const allowed = stated ? values.filter((value) => stated.includes(value)) : values;
    if (allowed.length === 0 || allowed.length === stated?.length) return undefined;
    return {
      type: "object",
      properties: { [propertyName]: { type: "string", enum: allowed } },
      ...(defaultTarget === undefined && { required: [propertyName] }),
    };
  }

  /** The values that a schema lists for a property; `undefined` if it lists none and allows strings. */
  #statedValues(schema: unknown, property: string, seen: Set<unknown>): unknown[] | undefined {
    const target = resolve(schema, this.#description);
    if (!isMapping(target) || seen.has(target)) return undefined;
    seen.add(target);
    const value = resolve(childOf(target.properties, property), this.#description);
    if (isMapping(value)) {
      if (Array.isArray(value.enum)) return value.enum as unknown[];
      if (value.type !== undefined && ![value.type].flat().includes("string")) return [];
    }
    for (const member of listOf(target.allOf)) {
      const stated = this.#statedValues(member, property, seen);
      if (stated) return stated;
    }
    return undefined;
  }
}

function discriminatorOf(schema: unknown): Discriminator | undefined {
  const discriminator = childOf(schema, "discriminator");
  const propertyName = childOf(discriminator, "propertyName");
  if (typeof propertyName !== "string") return undefined;
  const mapping = entriesOf(childOf(discriminator, "mapping")).map(
    ([value, target]): [string, string] => [value, String(target)],
  );
  const defaultTarget = childOf(discriminator, "defaultMapping");
  return {
    propertyName,
    mapping,
    defaultTarget: typeof defaultTarget === "string" ? defaultTarget : undefined,
  };
}

/** Whether a schema describes an object, and has neither alternatives nor an `enum`. */
function isPlainObject(schema: unknown): schema is Mapping {
  if (!isMapping(schema) || "anyOf" in schema || "oneOf" in schema || "enum" in schema)
    return false;
  return (
    schema.type === "object" ||
    (schema.type === undefined && ("properties" in schema || "allOf" in schema))
  );
}

function nameIn(reference: string): string {
  return tokensOf(reference).at(-1) ?? "";
}
