import { describe, expect, test } from "vitest";
import { generateFrom } from "./generated.ts";

/** A schema with JSON values on which the generated type and the generated validator must agree. */
interface Row {
  /** The name that the schema under test has in `schemas`. The other schemas exist to be referenced. */
  name: string;
  schemas: Record<string, unknown>;
  /** Values that both the type and the validator accept. */
  fits?: unknown[];
  /** Values that both the type and the validator reject. */
  misfits?: unknown[];
  /** Values that a request body accepts, if requests and responses differ. */
  fitsRequest?: unknown[];
  /** Values that a request body rejects, if requests and responses differ. */
  misfitsRequest?: unknown[];
  /** Values that the validator rejects but a TypeScript type cannot exclude. */
  invalid?: unknown[];
}

const string = { type: "string" };
const integer = { type: "integer" };
const ref = (name: string, ...path: string[]): { $ref: string } => ({
  $ref: ["#/components/schemas", name, ...path].join("/"),
});
const object = (properties: object, ...required: string[]): object => ({
  type: "object",
  properties,
  ...(required.length > 0 && { required }),
});

const rows31: Row[] = [
  {
    name: "OwnDiscriminatorValue",
    schemas: {
      OwnDiscriminatorValue: {
        oneOf: [ref("OwnText"), ref("OwnQuote")],
        discriminator: { propertyName: "kind" },
      },
      OwnText: object({ kind: { const: "text" }, t: string }, "kind"),
      OwnQuote: object({ kind: { enum: ["quote"] } }, "kind"),
    },
    fits: [{ kind: "text", t: "x" }, { kind: "quote" }],
    misfits: [{ kind: "OwnText" }],
  },
  {
    name: "MappedDiscriminatorValue",
    schemas: {
      MappedDiscriminatorValue: {
        anyOf: [ref("%4DappedText"), ref("MappedQuote")],
        discriminator: {
          propertyName: "kind",
          mapping: { text: ref("MappedText").$ref, txt: "MappedText" },
        },
      },
      MappedText: object({ kind: string, t: integer }, "kind"),
      MappedQuote: object({ kind: string, q: string }, "kind"),
    },
    fits: [
      { kind: "txt", t: 1 },
      { kind: "MappedQuote", q: "x" },
    ],
    misfits: [{ kind: "other" }, { kind: "MappedText" }],
  },
  {
    name: "DiscriminatorValueOfASharedEnumeration",
    schemas: {
      DiscriminatorValueOfASharedEnumeration: {
        oneOf: [ref("SharedText"), ref("SharedQuote")],
        discriminator: {
          propertyName: "kind",
          mapping: { text: ref("SharedText").$ref, quote: ref("SharedQuote").$ref },
        },
      },
      SharedKind: { type: "string", enum: ["text", "quote"] },
      SharedText: object({ kind: ref("SharedKind"), t: string }, "kind", "t"),
      SharedQuote: object({ kind: ref("SharedKind") }, "kind"),
    },
    fits: [{ kind: "text", t: "x" }, { kind: "quote" }],
    misfits: [{ kind: "text" }],
  },
  {
    name: "DiscriminatorValueOfAnAlias",
    schemas: {
      DiscriminatorValueOfAnAlias: {
        oneOf: [ref("TextAlias"), ref("AliasedQuote")],
        discriminator: { propertyName: "kind", mapping: { text: "TextAlias" } },
      },
      TextAlias: ref("AliasedText"),
      AliasedText: object({ kind: string, t: string }, "kind"),
      AliasedQuote: object({ kind: string }, "kind"),
    },
    fits: [{ kind: "text", t: "x" }, { kind: "AliasedQuote" }],
    misfits: [{ kind: "TextAlias" }],
  },
  {
    name: "AlternativesBesideADiscriminator",
    schemas: {
      AlternativesBesideADiscriminator: {
        allOf: [
          {
            oneOf: [ref("ToldText"), ref("ToldQuote")],
            discriminator: { propertyName: "kind" },
          },
          { anyOf: [ref("Untold"), ref("AlsoUntold")] },
        ],
      },
      ToldText: object({ kind: string }, "kind"),
      ToldQuote: object({ kind: string }, "kind"),
      Untold: object({ u: integer }, "u"),
      AlsoUntold: object({ v: integer }, "v"),
    },
    fits: [{ kind: "ToldText", u: 1 }],
    misfits: [{ kind: "Untold", u: 1 }],
  },
  {
    name: "ParentExtendedInPlace",
    schemas: {
      ParentExtendedInPlace: object(
        {
          pet: { allOf: [ref("Parent"), object({ since: string }, "since")] },
          young: ref("Grandchild"),
        },
        "pet",
      ),
      Parent: {
        ...object({ petType: string }, "petType"),
        discriminator: {
          propertyName: "petType",
          mapping: { cat: "Child", kitten: "Grandchild" },
        },
      },
      Child: { allOf: [ref("Parent"), object({ lives: integer })] },
      Grandchild: { allOf: [ref("%43hild"), object({ age: integer })] },
    },
    fits: [{ pet: { petType: "cat", since: "x" }, young: { petType: "kitten" } }],
    misfits: [{ pet: { since: "x" } }],
  },
  {
    name: "ParentWithItsChildrenAsAlternatives",
    schemas: {
      ParentWithItsChildrenAsAlternatives: {
        ...object({ petType: string }, "petType"),
        discriminator: { propertyName: "petType" },
        oneOf: [ref("Cat"), ref("Dog")],
      },
      Cat: { allOf: [ref("ParentWithItsChildrenAsAlternatives"), object({ lives: integer })] },
      Dog: { allOf: [ref("ParentWithItsChildrenAsAlternatives"), object({ bark: string })] },
    },
    fits: [{ petType: "Cat", lives: 9 }],
    misfits: [{ petType: "Cow" }],
  },
  {
    name: "ParentWithAnAliasAsAlternative",
    schemas: {
      ParentWithAnAliasAsAlternative: {
        ...object({ petType: string }, "petType"),
        discriminator: { propertyName: "petType" },
        oneOf: [ref("Hound"), ref("Lion")],
      },
      Hound: ref("AliasedHound"),
      AliasedHound: {
        allOf: [ref("ParentWithAnAliasAsAlternative"), object({ bark: string }, "bark")],
      },
      Lion: { allOf: [ref("ParentWithAnAliasAsAlternative"), object({ roar: string })] },
    },
    fits: [{ petType: "Hound", bark: "x" }, { petType: "Lion" }],
    misfits: [{ petType: "Hound" }, { petType: "AliasedHound", bark: "x" }],
  },
  {
    name: "ChildExtendedThroughAnAlias",
    schemas: {
      ChildExtendedThroughAnAlias: ref("Puppy"),
      Animal: {
        ...object({ petType: string }, "petType"),
        discriminator: { propertyName: "petType" },
      },
      Canine: { allOf: [ref("Animal"), object({ bark: string })] },
      CanineAlias: ref("Canine"),
      Puppy: { allOf: [ref("CanineAlias"), object({ age: integer })] },
    },
    fits: [{ petType: "Puppy", age: 1 }],
    misfits: [{ age: 1 }],
  },
  {
    name: "Definitions",
    schemas: {
      Definitions: {
        ...object({ to: ref("Definitions", "$defs", "Place") }, "to"),
        $defs: {
          Place: object({ zip: string, next: ref("Definitions", "$defs", "Place") }, "zip"),
        },
      },
    },
    fits: [{ to: { zip: "1", next: { zip: "2" } } }],
    misfits: [{ to: {} }],
  },
  {
    name: "ReferencesIntoComponents",
    schemas: {
      ReferencesIntoComponents: object({
        item: ref("Deep", "items"),
        part: ref("DeepParts", "allOf", "0"),
        nested: ref("DeepOptional", "properties", "o", "properties", "i"),
      }),
      Deep: { type: "array", items: object({ z: string }, "z") },
      DeepParts: { allOf: [object({ a: string }, "a"), object({ b: string })] },
      DeepOptional: object({ o: object({ i: integer }) }),
    },
    fits: [{ item: { z: "1" }, part: { a: "1" }, nested: 1 }],
    misfits: [{ item: {} }, { part: {} }, { nested: "1" }],
  },
  {
    name: "OpenTuple",
    schemas: { OpenTuple: { type: "array", prefixItems: [string, integer], minItems: 1 } },
    fits: [["a"], ["a", 1, true]],
    misfits: [[], [1], ["a", "b"]],
  },
  {
    name: "ClosedTuple",
    schemas: { ClosedTuple: { type: "array", prefixItems: [string, integer], items: false } },
    fits: [[], ["a"], ["a", 1]],
    misfits: [["a", 1, true]],
  },
  {
    name: "TupleWithOtherItems",
    schemas: {
      TupleWithOtherItems: { type: ["array", "null"], prefixItems: [string], items: integer },
    },
    fits: [null, [], ["a", 1, 2]],
    misfits: [["a", "b"]],
  },
  {
    name: "DictionaryWithNamedProperties",
    schemas: {
      DictionaryWithNamedProperties: {
        ...object({ n: string, o: { type: "boolean" } }, "n"),
        additionalProperties: integer,
      },
    },
    fits: [
      { n: "x", m: 3 },
      { n: "x", o: true },
    ],
    misfits: [{ n: 1 }, { m: 3 }, { n: "x", m: [] }],
  },
  {
    name: "PropertiesByPattern",
    schemas: {
      PropertiesByPattern: { ...object({ n: string }), patternProperties: { "^x-": integer } },
    },
    fits: [{ n: "x", "x-a": 1, other: true }],
    misfits: [{ n: 1 }],
    invalid: [{ "x-a": "y" }],
  },
  {
    name: "OnlyPropertiesByPattern",
    schemas: {
      OnlyPropertiesByPattern: {
        ...object({ n: string }),
        patternProperties: { "^x-": integer, "^y-": false },
        additionalProperties: false,
      },
    },
    fits: [{ n: "x", "x-a": 1 }],
    misfits: [{ n: 1 }, { "x-a": true }],
    invalid: [{ other: 1 }, { "y-a": 1 }],
  },
  {
    name: "UnevaluatedProperties",
    schemas: {
      UnevaluatedProperties: { allOf: [ref("Evaluated")], unevaluatedProperties: integer },
      Evaluated: object({ n: string }, "n"),
    },
    fits: [{ n: "x", m: 3 }],
    misfits: [{ m: 3 }],
    invalid: [{ n: "x", m: "y" }],
  },
  {
    name: "EverythingIsEvaluated",
    schemas: {
      EverythingIsEvaluated: { allOf: [ref("Open")], unevaluatedProperties: false },
      Open: { ...object({ n: string }), additionalProperties: true },
    },
    fits: [{ n: "x", other: 1 }],
    invalid: [{ n: 1 }],
  },
  {
    name: "EveryItemIsEvaluated",
    schemas: {
      EveryItemIsEvaluated: { allOf: [ref("OpenList")], unevaluatedItems: false },
      OpenList: { type: "array", prefixItems: [string], unevaluatedItems: true },
    },
    fits: [["a", 1]],
    misfits: [[1]],
  },
  {
    name: "ItemsEvaluatedByContains",
    schemas: {
      ItemsEvaluatedByContains: {
        type: "array",
        contains: integer,
        minContains: 0,
        unevaluatedItems: false,
      },
    },
    fits: [[], [1]],
    invalid: [["a"]],
  },
  {
    name: "PropertiesEvaluatedByACondition",
    schemas: {
      PropertiesEvaluatedByACondition: {
        if: { properties: { n: string } },
        unevaluatedProperties: false,
      },
    },
    fits: [{}, { n: "x" }],
    invalid: [{ n: 1 }, { other: 1 }],
  },
  {
    name: "PropertiesEvaluatedByOneAlternative",
    schemas: {
      PropertiesEvaluatedByOneAlternative: {
        anyOf: [object({ n: string }), {}],
        unevaluatedProperties: false,
      },
    },
    fits: [{}, { n: "x" }],
    invalid: [{ other: 1 }],
  },
  {
    name: "NothingIsEvaluated",
    schemas: {
      NothingIsEvaluated: { allOf: [ref("Plain")], unevaluatedProperties: false },
      Plain: { type: "object" },
    },
    fits: [{}],
    invalid: [{ n: 1 }],
  },
  {
    name: "AnyObjectBesideUnevaluatedProperties",
    schemas: { AnyObjectBesideUnevaluatedProperties: { type: "object" } },
    fits: [{ n: 1 }],
    misfits: [1],
  },
  {
    name: "NullableObjects",
    schemas: {
      NullableObjects: object({
        undescribed: { ...object({ b: string }, "a", "b"), type: ["object", "null"] },
        alternatives: {
          ...object({ a: string, b: string }),
          type: ["object", "null"],
          anyOf: [{ required: ["a"] }, { required: ["b"] }],
        },
      }),
    },
    fits: [
      { undescribed: null, alternatives: null },
      { undescribed: { a: 1, b: "x" }, alternatives: { b: "x" } },
    ],
    misfits: [{ undescribed: { b: "x" } }, { alternatives: {} }],
  },
  {
    name: "NullForbiddenByAReference",
    schemas: {
      NullForbiddenByAReference: object({
        p: { type: ["object", "null"], allOf: [ref("NotNullable")] },
      }),
      NotNullable: object({ a: string }, "a"),
    },
    fits: [{ p: { a: "x" } }],
    misfits: [{ p: null }],
  },
  {
    name: "RequiredPropertyOfANullableComponent",
    schemas: {
      RequiredPropertyOfANullableComponent: {
        allOf: [ref("NullableBase"), object({ a: string }, "a")],
      },
      NullableBase: { ...object({ a: string }), type: ["object", "null"] },
    },
    fits: [{ a: "x" }],
    misfits: [{}],
  },
  {
    name: "EnumBesideAReference",
    schemas: {
      EnumBesideAReference: { ...ref("Letters"), enum: ["a", "z"] },
      Letters: { type: "string", enum: ["a", "b"] },
    },
    fits: ["a"],
    misfits: ["b", "z"],
  },
  {
    name: "PropertyWithSeveralReferences",
    schemas: {
      PropertyWithSeveralReferences: {
        allOf: [object({ p: { allOf: [ref("HasA"), ref("HasB")] } }), object({ p: ref("HasC") })],
      },
      HasA: object({ a: string }, "a"),
      HasB: object({ b: string }, "b"),
      HasC: object({ c: string }, "c"),
    },
    fits: [{ p: { a: "x", b: "x", c: "x" } }],
    misfits: [{ p: { c: "x" } }, { p: { a: "x", b: "x" } }],
  },
  {
    name: "ListOfItself",
    schemas: { ListOfItself: { type: "array", items: ref("ListOfItself") } },
    fits: [[], [[], [[]]]],
    misfits: [[1], [[1]]],
  },
  {
    name: "AnyJson",
    schemas: {
      AnyJson: {
        anyOf: [
          { type: ["string", "number", "boolean"] },
          { type: "array", items: ref("AnyJson") },
          { type: "object", additionalProperties: ref("AnyJson") },
        ],
      },
    },
    fits: [1, ["a", { b: [true] }]],
    misfits: [[null]],
  },
  {
    name: "NoItems",
    schemas: { NoItems: { type: "array", items: false } },
    fits: [[]],
    misfits: [[1]],
  },
  {
    name: "BooleanSchemas",
    schemas: {
      BooleanSchemas: object({
        some: { anyOf: [string, false] },
        all: { allOf: [true, string] },
        none: { allOf: [false, string] },
        no: { anyOf: [false] },
        list: { type: "array", prefixItems: [true, false] },
        any: ref("Anything"),
      }),
      Anything: true,
    },
    fits: [{ some: "x", all: "y", list: [1], any: [] }],
    misfits: [{ some: 1 }, { all: 1 }, { none: "x" }, { no: 1 }, { list: [1, 2] }],
  },
  {
    name: "EnumerationWithAnObject",
    schemas: { EnumerationWithAnObject: { enum: [{ a: 1 }, "x"], required: ["a"] } },
    fits: [{ a: 1 }, "x"],
    misfits: [{ a: 2 }, "y"],
  },
  {
    name: "DataThatLooksLikeAReference",
    schemas: {
      DataThatLooksLikeAReference: object({
        value: { const: ref("Anything") },
        values: { enum: [{ $ref: "#/nowhere" }, "s"] },
        $ref: string,
      }),
    },
    fits: [{ value: ref("Anything") }, { values: { $ref: "#/nowhere" } }, { $ref: "x" }],
    misfits: [{ value: "x" }, { $ref: 1 }],
  },
  {
    name: "EnumWithValuesOfAnyType",
    schemas: {
      EnumWithValuesOfAnyType: {
        type: "array",
        items: { enum: [6, "foo", [1], [], { a: 1 }, null] },
      },
    },
    fits: [[6, "foo", [1], [], { a: 1 }, null]],
    misfits: [["bar"], [{ a: 2 }]],
  },
  {
    name: "SiblingsOfAReference",
    schemas: {
      SiblingsOfAReference: { ...ref("Anything31"), required: ["q"], properties: { q: string } },
      Anything31: object({ x: string }),
    },
    fits: [{ q: "1", x: "2" }],
    misfits: [{ x: "2" }],
  },
  {
    name: "OneOfTwoRequired",
    schemas: {
      OneOfTwoRequired: {
        ...object({ a: string, b: integer }),
        anyOf: [{ required: ["a"] }, { required: ["b"] }],
      },
    },
    fits: [{ a: "x" }, { b: 1 }, { a: "x", b: 1 }],
    misfits: [{}, { a: 1 }],
  },
  {
    name: "UnknownKeywords",
    schemas: {
      UnknownKeywords: { type: "number", units: "kg", $recursiveRef: "#", divisibleBy: 2 },
    },
    fits: [3],
    misfits: ["3"],
  },
];

const key = object(
  {
    id: { type: "string", readOnly: true },
    secret: { type: "string", writeOnly: true },
    name: string,
  },
  "id",
  "secret",
  "name",
);

const rows30: Row[] = [
  {
    name: "ReadOnlyAndWriteOnly",
    schemas: {
      ReadOnlyAndWriteOnly: object({ list: { type: "array", items: ref("Key") } }),
      Key: key,
    },
    fits: [{ list: [{ id: "1", name: "n" }] }],
    misfits: [{ list: [{ name: "n" }] }],
    fitsRequest: [{ list: [{ secret: "s", name: "n" }] }],
    misfitsRequest: [{ list: [{ name: "n" }] }],
  },
  {
    name: "ReadOnlyInAPart",
    schemas: {
      ReadOnlyInAPart: { allOf: [ref("Part")], required: ["id", "name"] },
      Part: object({ id: { type: "string", readOnly: true }, name: string }, "id"),
    },
    fits: [{ id: "1", name: "n" }],
    misfits: [{ name: "n" }],
    fitsRequest: [{ name: "n" }],
    misfitsRequest: [{ id: "1" }],
  },
  {
    name: "ReadOnlyInAnAlternative",
    schemas: {
      ReadOnlyInAnAlternative: {
        ...object({ name: string }, "id", "name"),
        anyOf: [ref("Numbered"), ref("Nothing30")],
      },
      Numbered: object({ id: { type: "string", readOnly: true } }),
    },
    fits: [{ id: "1", name: "n" }],
    misfits: [{ name: "n" }],
    fitsRequest: [{ name: "n" }],
    misfitsRequest: [{ id: "1" }],
  },
  {
    name: "ReadOnlyByReference",
    schemas: {
      ReadOnlyByReference: object({ owner: ref("Owner"), name: string }, "owner", "name"),
      Owner: { ...object({ id: { type: "string", readOnly: true } }, "id"), readOnly: true },
    },
    fits: [{ owner: { id: "1" }, name: "n" }],
    misfits: [{ owner: {}, name: "n" }, { name: "n" }],
    fitsRequest: [{ name: "n" }],
    misfitsRequest: [{ owner: {} }],
  },
  {
    name: "NullableWithoutType",
    schemas: {
      NullableWithoutType: object({
        a: { nullable: true, allOf: [ref("Nothing30")] },
        b: { nullable: true, anyOf: [ref("Nothing30"), integer] },
      }),
      Nothing30: object({ y: string }),
    },
    fits: [
      { a: { y: "1" }, b: 1 },
      { a: null, b: null },
    ],
    misfits: [{ a: 1 }],
  },
  {
    name: "IgnoredSiblings",
    schemas: {
      IgnoredSiblings: object(
        { p: { ...ref("Target"), description: "other", type: "object" } },
        "p",
      ),
      Target: string,
    },
    fits: [{ p: "x" }],
    misfits: [{ p: {} }],
  },
  {
    name: "UnnecessaryEscapes",
    schemas: {
      UnnecessaryEscapes: { type: "string", pattern: "^{[\\w-.]+\\-\\@[a-z\\-]}$" },
    },
    fits: ["{a.b-@c}", "{--@-}"],
    invalid: ["{a.b@c}", "a.b-@c"],
  },
];

function documentOf(openapi: string, rows: Row[]): object {
  const properties = Object.fromEntries(rows.map(({ name }) => [name, ref(name)]));
  const content = { "application/json": { schema: { type: "object", properties } } };
  return {
    openapi,
    info: { title: "T", version: "1" },
    servers: [{ url: "https://api.example.com" }],
    paths: {
      "/byok": {
        post: { requestBody: { content }, responses: { 200: { description: "OK", content } } },
      },
    },
    components: { schemas: Object.assign({}, ...rows.map(({ schemas }) => schemas)) as object },
  };
}

const head = `
import type { paths } from "./schema.ts";
type Operation = paths["/byok"]["post"];
type Response = Operation["responses"][200]["content"]["application/json"];
type Request = NonNullable<Operation["requestBody"]>["content"]["application/json"];
`;

/**
 * TypeScript code that compiles if the types of a schema accept and reject the right values, with one statement per
 * value.
 */
function statementsOf(row: Row): string[] {
  const statement = (type: string, fits: boolean) => (value: unknown) => {
    const json = JSON.stringify(value);
    const code = `{ const value: NonNullable<${type}["${row.name}"]> | null = ${json}; void value; }`;
    return fits ? code : `/* @ts-expect-error */\n${code}`;
  };
  return [
    ...(row.fits ?? []).map(statement("Response", true)),
    ...(row.misfits ?? []).map(statement("Response", false)),
    ...(row.fitsRequest ?? []).map(statement("Request", true)),
    ...(row.misfitsRequest ?? []).map(statement("Request", false)),
  ];
}

describe.each([
  ["3.1.0", rows31],
  ["3.0.3", rows30],
])("the generated types and validators of OpenAPI %s", (openapi, rows) => {
  test("agree on the sample values of every schema", async () => {
    const generated = await generateFrom(documentOf(openapi, rows));
    const statements = rows.flatMap(statementsOf);
    const program = head + statements.join("\n");
    const lines = program.split("\n");
    const errors = generated.compile(program).map(({ line, message }) => {
      const code = lines.slice(line, line + 2).join("\n");
      return `${code}: ${message}`;
    });
    expect(errors).toEqual([]);
    const { postByok } = await generated.load();
    const accepts = (name: string) => (value: unknown) =>
      postByok?.validators[200]?.({ [name]: value });
    const acceptsRequest = (name: string) => (value: unknown) =>
      postByok?.isBody({ [name]: value });
    const wrong = rows.flatMap((row) => [
      ...(row.fits ?? []).filter((value) => accepts(row.name)(value) !== true),
      ...(row.misfits ?? []).filter((value) => accepts(row.name)(value) !== false),
      ...(row.invalid ?? []).filter((value) => accepts(row.name)(value) !== false),
      ...(row.fitsRequest ?? []).filter((value) => acceptsRequest(row.name)(value) !== true),
      ...(row.misfitsRequest ?? []).filter((value) => acceptsRequest(row.name)(value) !== false),
    ]);
    expect(wrong).toEqual([]);
  });
});
