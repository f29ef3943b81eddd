import { descendantsIn } from "../../openapi/descendants.ts";
import {
  childOf,
  entriesOf,
  isMapping,
  listOf,
  type Mapping,
  type OpenApiDocument,
} from "../../openapi/document.ts";
import { decoded, tokensOf } from "../../openapi/pointer.ts";
import { referenceToTarget } from "../../openapi/references.ts";
import type { ReadSchema } from "./read-schema.ts";
import type { References } from "./references.ts";

/** A schema that a discriminator may select, and the values that select it. */
export interface Variant {
  readonly reference: string;
  readonly values: readonly unknown[];
}

/** The schemas that extend a schema that has a discriminator. */
export interface Variants {
  readonly property: string;
  readonly variants: readonly Variant[];
}

/** Interprets the discriminators of a document (OpenAPI 3.2, Discriminator Object). */
export class DiscriminatorReader {
  readonly #descendantsOf: (reference: string) => string[];
  readonly #references: References;

  constructor(document: OpenApiDocument, references: References) {
    this.#descendantsOf = descendantsIn(document);
    this.#references = references;
  }

  /**
   * Adds to each member of a `oneOf` or `anyOf` the discriminator values that select it. Schema names are not compared,
   * so values swapped between two members would otherwise go unnoticed.
   *
   * See "swapped discriminator values" in `test/drift/corpus.yaml`.
   */
  withValues(schema: Mapping): Mapping {
    const { discriminator, ...rest } = schema;
    const property = childOf(discriminator, "propertyName");
    const keyword = ["oneOf", "anyOf"].find((name) => Array.isArray(schema[name]));
    if (typeof property !== "string" || keyword === undefined) return schema;
    const members = listOf(schema[keyword]);
    const stated = members.map((member) => this.#withValue(member, property, discriminator));
    const others = this.#otherValues(members, property, discriminator);
    return { ...rest, [keyword]: others ? [...stated, others] : stated };
  }

  /**
   * The schemas that a discriminator may select: those in its mapping, and those that extend its schema through
   * `allOf`; `undefined` if the schema has no discriminator, or has `anyOf` or `oneOf`.
   */
  variantsOf(reference: string): Variants | undefined {
    const parent = this.#references.follow(reference);
    if (!isMapping(parent) || "oneOf" in parent || "anyOf" in parent) return undefined;
    const property = childOf(parent.discriminator, "propertyName");
    if (typeof property !== "string") return undefined;
    const mapped = this.#mappingOf(parent.discriminator).map(([, target]) => target);
    const children = new Set([...mapped, ...this.#descendantsOf(reference)]);
    children.delete(reference);
    const variants = [...children].map((child) => ({
      reference: child,
      values:
        this.#statedValues({ $ref: child }, property) ??
        this.#valuesOf(child, parent.discriminator),
    }));
    return { property, variants };
  }

  #withValue(member: unknown, property: string, discriminator: unknown): unknown {
    const reference = childOf(member, "$ref");
    if (typeof reference !== "string") return member;
    if (this.#statedValues(member, property)) return member;
    const value = { type: "string", enum: this.#valuesOf(reference, discriminator) };
    return { allOf: [member, { required: [property], properties: { [property]: value } }] };
  }

  /** The member that `defaultMapping` selects for every value that selects none of the listed members. */
  #otherValues(
    members: readonly unknown[],
    property: string,
    discriminator: unknown,
  ): Mapping | undefined {
    const target = childOf(discriminator, "defaultMapping");
    if (typeof target !== "string") return undefined;
    const known = members.flatMap((member) => {
      const reference = String(childOf(member, "$ref"));
      return this.#statedValues(member, property) ?? this.#valuesOf(reference, discriminator);
    });
    const value = { not: { enum: known } };
    return { allOf: [{ $ref: referenceToTarget(target) }, { properties: { [property]: value } }] };
  }

  /** The values that select a schema: those in the mapping, otherwise the name of the schema. */
  #valuesOf(reference: string, discriminator: unknown): string[] {
    const pointer = decoded(reference);
    const mapped = this.#mappingOf(discriminator).filter(([, target]) => target === pointer);
    const values = mapped.map(([value]) => value);
    return values.length > 0 ? values : [tokensOf(pointer).at(-1) ?? ""];
  }

  #mappingOf(discriminator: unknown): [value: string, reference: string][] {
    return entriesOf(childOf(discriminator, "mapping")).map(([value, target]) => [
      value,
      referenceToTarget(String(target)),
    ]);
  }

  /**
   * The values that a schema, or a member of its `allOf`, lists for a property.
   *
   * @param seen - the schemas visited so far, because a schema may lead back to itself
   */
  #statedValues(
    schema: unknown,
    property: string,
    seen = new Set<unknown>(),
  ): readonly unknown[] | undefined {
    const node = this.#references.resolve(schema);
    if (!isMapping(node) || seen.has(node)) return undefined;
    seen.add(node);
    const own = this.#listedValues(childOf(node.properties, property));
    const members = listOf(node.allOf);
    return own ?? members.map((member) => this.#statedValues(member, property, seen)).find(Boolean);
  }

  /** The values that a schema, or a member of its `allOf`, lists. */
  #listedValues(schema: unknown, seen = new Set<unknown>()): readonly unknown[] | undefined {
    const node = this.#references.resolve(schema);
    if (!isMapping(node) || seen.has(node)) return undefined;
    seen.add(node);
    if ("const" in node) return [node.const];
    if (Array.isArray(node.enum)) return node.enum as unknown[];
    return listOf(node.allOf)
      .map((member) => this.#listedValues(member, seen))
      .find(Boolean);
  }
}

/**
 * The union of a base schema, which has a discriminator, and the schemas that extend it.
 *
 * @param nameOf - returns the name of the schema that a reference leads to
 */
export function unionOf(
  base: string,
  { property, variants }: Variants,
  nameOf: (reference: string) => string,
): Mapping {
  const baseMark: ReadSchema = { variantOf: base, isBase: true };
  const itself = { allOf: [{ $ref: nameOf(base) }, baseMark] };
  const others = variants.map(({ reference, values }) => {
    const selected: ReadSchema = {
      required: [property],
      properties: { [property]: { enum: values } },
      variantOf: base,
      isBase: false,
    };
    return { allOf: [{ $ref: nameOf(reference) }, selected] };
  });
  return { anyOf: [itself, ...others] };
}
