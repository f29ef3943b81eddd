import fc, { type Arbitrary } from "fast-check";
import type { Mapping } from "../../../scripts/openapi/document.ts";
import { referenceTo, type Described } from "./described.ts";
import { discriminated } from "./discriminators.ts";
import { arrayKeywords, constant, constantList, numberKeywords } from "./keywords.ts";
import { objectKeywords, someOf, stringKeywords, type Style } from "./keywords.ts";
import { types } from "./vocabulary.ts";

/** The name of the definition that may be recursive. */
export const recursiveName = "Node";
const leafName = "Leaf";

/** Generators of schemas. */
export interface Schemas {
  schema: Arbitrary<unknown>;
  /** Generates keywords that can be added to a schema. */
  keywords: Arbitrary<Mapping>;
  described: Arbitrary<Described>;
}

export function schemasOf(style: Style): Schemas {
  const plain = generatorsOf(style, []);
  const alone = plain.schema.map((schema): Described => ({ schema, definitions: {} }));
  const { schema } = generatorsOf(style, [recursiveName, leafName].map(referenceTo));
  // The definition references itself only below a property: a schema that is its own allOf member or alternative has
  // no defined meaning.
  const properties = someOf({ a: [70, schema], b: [70, schema] });
  const node = fc
    .record({ properties, required: fc.subarray(["a", "b"]) })
    .map((own): unknown => ({ type: "object", ...own }));
  const definitions = fc.record({ [recursiveName]: node, [leafName]: plain.schema });
  const referring = fc.record({ schema, definitions });
  const described = fc.oneof(
    { arbitrary: alone, weight: 12 },
    { arbitrary: referring, weight: 6 },
    discriminated(plain.schema),
  );
  return { schema: plain.schema, keywords: plain.keywords, described };
}

/** @param targets - the references that the generated schemas may contain */
function generatorsOf(style: Style, targets: readonly string[]) {
  const isNew = style.dialect === "3.1";
  const { schema, keywords } = fc.letrec<{ schema: unknown; keywords: Mapping }>((tie) => {
    const inner = tie("schema");
    const objects = objectKeywords(inner, style);
    const arrays = arrayKeywords(inner, style);
    const scalars = [stringKeywords(style), numberKeywords(style)];
    const keywords = fc.oneof(objects, objects, arrays, ...scalars);
    const typed = [
      objects.map((own) => ({ type: "object", ...own })),
      arrays.map((own) => ({ type: "array", ...own })),
      leaf(style),
    ];
    const some = fc.oneof(...typed, ...(isNew ? [keywords] : []));
    const beside = fc.oneof({ arbitrary: fc.constant({}), weight: 2 }, some);
    const few = { minLength: 1, maxLength: 3 };
    // Members of the same type have more values in common.
    const ofObjects = fc.array(fc.oneof(inner, ...typed.slice(0, 1)), few);
    const list = fc.oneof(fc.array(inner, few), ofObjects);
    const group = (keyword: string): Arbitrary<Mapping> =>
      fc.tuple(beside, list).map(([own, members]) => ({ ...own, [keyword]: members }));
    const combined = [
      { arbitrary: group("anyOf"), weight: 12 },
      { arbitrary: group("oneOf"), weight: 7 },
      { arbitrary: group("allOf"), weight: 10 },
      { arbitrary: negated(beside, inner), weight: 3 },
    ];
    const newer = [
      { arbitrary: conditional(beside, inner), weight: 4 },
      { arbitrary: ofSomeTypes(objects, scalars), weight: 8 },
      { arbitrary: fc.boolean(), weight: 3 },
    ];
    const schema = fc.oneof(
      { maxDepth: 2, depthIdentifier: "schema", withCrossShrink: true },
      { arbitrary: leaf(style), weight: 20 },
      { arbitrary: fc.oneof(...typed), weight: 40 },
      ...combined,
      ...(isNew ? newer : []),
      ...(targets.length > 0
        ? [{ arbitrary: reference(targets, keywords, isNew), weight: 12 }]
        : []),
    );
    return { schema, keywords };
  });
  return { schema, keywords };
}

/** Generates a schema without subschemas. */
function leaf(style: Style): Arbitrary<Mapping> {
  const ofType = (type: string, keywords: Arbitrary<Mapping>): Arbitrary<Mapping> =>
    keywords.map((own) => ({ type, ...own }));
  const old = [
    { arbitrary: ofType("string", stringKeywords(style)), weight: 4 },
    { arbitrary: ofType("number", numberKeywords(style)), weight: 4 },
    { arbitrary: ofType("integer", numberKeywords(style)), weight: 4 },
    { arbitrary: fc.constant({ type: "boolean" }), weight: 1 },
    { arbitrary: constantList.map((values) => ({ enum: values })), weight: 2 },
    // The empty schema is rare because it makes all other alternatives redundant.
    { arbitrary: fc.constant({}), weight: 1 },
  ];
  const newer = [
    { arbitrary: fc.constant({ type: "null" }), weight: 1 },
    { arbitrary: constant.map((value) => ({ const: value })), weight: 2 },
  ];
  return fc.oneof(...old, ...(style.dialect === "3.1" ? newer : []));
}

function negated(beside: Arbitrary<Mapping>, schema: Arbitrary<unknown>): Arbitrary<Mapping> {
  return fc.tuple(beside, schema).map(([own, not]) => ({ ...own, not }));
}

function conditional(beside: Arbitrary<Mapping>, schema: Arbitrary<unknown>): Arbitrary<Mapping> {
  const branches = someOf({ then: [70, schema], else: [50, schema] });
  return fc
    .tuple(beside, schema, branches)
    .map(([own, condition, chosen]) => ({ ...own, if: condition, ...chosen }));
}

function ofSomeTypes(
  objects: Arbitrary<Mapping>,
  scalars: Arbitrary<Mapping>[],
): Arbitrary<Mapping> {
  const some = fc.subarray([...types], { minLength: 1, maxLength: 3 });
  const own = fc.oneof(fc.constant({}), objects, ...scalars);
  return fc.tuple(some, own).map(([type, keywords]) => ({ type, ...keywords }));
}

/** Generates a reference. In OpenAPI 3.1, the reference may have sibling keywords. */
function reference(
  targets: readonly string[],
  keywords: Arbitrary<Mapping>,
  isNew: boolean,
): Arbitrary<Mapping> {
  const alone = fc.constantFrom(...targets).map((target): Mapping => ({ $ref: target }));
  if (!isNew) return alone;
  const extended = fc.tuple(alone, keywords).map(([own, more]) => ({ ...more, ...own }));
  return fc.oneof({ arbitrary: alone, weight: 4 }, extended);
}
