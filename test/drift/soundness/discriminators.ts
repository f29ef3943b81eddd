import fc, { type Arbitrary } from "fast-check";
import { childOf, entriesOf, listOf, type Mapping } from "../../../scripts/openapi/document.ts";
import { referenceTo, type Described } from "./described.ts";
import { someOf } from "./keywords.ts";

const members = ["Cat", "Dog", "Eel"];
const property = "kind";

/** Generates alternatives with a discriminator. Several of its values may select the same alternative. */
export function discriminated(schema: Arbitrary<unknown>): Arbitrary<Described> {
  const properties = someOf({ a: [80, schema], b: [50, schema] });
  const member = properties.map((own) => ({
    type: "object",
    required: [property],
    properties: { ...own, [property]: { type: "string" } },
  }));
  const definitions = fc.record(Object.fromEntries(members.map((name) => [name, member])));
  const mapping = fc.record({
    x: fc.constantFrom(...members).map(referenceTo),
    y: fc.constantFrom(...members).map(referenceTo),
    z: fc.constantFrom(...members).map(referenceTo),
  });
  return fc.tuple(definitions, mapping).map(([schemas, values]) => ({
    schema: {
      oneOf: [...new Set(Object.values(values))].map((target) => ({ $ref: target })),
      discriminator: { propertyName: property, mapping: values },
    },
    definitions: schemas,
  }));
}

/** Replaces a discriminator with an enum in each alternative, because JSON Schema has no discriminators. */
export function withDiscriminatorValues(schema: Mapping): Mapping {
  const { discriminator, ...own } = schema;
  const name = childOf(discriminator, "propertyName");
  if (typeof name !== "string") return own;
  const mapping = entriesOf(childOf(discriminator, "mapping"));
  const withValues = (member: unknown): unknown => {
    const reference = childOf(member, "$ref");
    if (reference === undefined) return member;
    const values = mapping.filter(([, target]) => target === reference).map(([value]) => value);
    return { allOf: [member, { required: [name], properties: { [name]: { enum: values } } }] };
  };
  const changed = ["anyOf", "oneOf"].filter((keyword) => keyword in own);
  const lists = changed.map((keyword) => [keyword, listOf(own[keyword]).map(withValues)]);
  return { ...own, ...(Object.fromEntries(lists) as Mapping) };
}
