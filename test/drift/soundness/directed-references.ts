import { integer, number, object, text } from "./builders.ts";
import { referenceTo, type Described } from "./described.ts";

const node = { $ref: referenceTo("Node") };
const leaf = { $ref: referenceTo("Leaf") };

/** A schema beside two mutually recursive definitions, so that comparing one depends on comparing the other. */
function describedWith(properties: object, value: object): Described {
  return {
    schema: object(properties),
    definitions: { Node: object({ a: leaf, b: value }), Leaf: object({ a: node }) },
  };
}

function discriminated(x: string, y: string): Described {
  const kind = (value: object) => object({ kind: text, a: value }, { required: ["kind"] });
  return {
    schema: {
      oneOf: [{ $ref: referenceTo("Cat") }, { $ref: referenceTo("Dog") }],
      discriminator: { propertyName: "kind", mapping: { x: referenceTo(x), y: referenceTo(y) } },
    },
    definitions: { Cat: kind(text), Dog: kind(integer) },
  };
}

/** Pairs of request schemas: the revision rejects some values that the contract accepts. */
export const referencePairs: Record<string, [contract: Described, revision: Described]> = {
  "mutually recursive schemas": [
    describedWith({ a: node, b: leaf }, number),
    describedWith({ a: node, b: leaf }, integer),
  ],
  "a keyword beside a reference": [
    { schema: { $ref: referenceTo("Leaf") }, definitions: { Leaf: text } },
    { schema: { $ref: referenceTo("Leaf"), maxLength: 2 }, definitions: { Leaf: text } },
  ],
  "the values of a discriminator": [discriminated("Cat", "Dog"), discriminated("Dog", "Cat")],
  "mutually recursive schemas, one of them first compared as an alternative that does not fit": [
    describedWith({ a: object({ a: node }), b: leaf }, number),
    describedWith({ a: { anyOf: [object({ a: node }), object({ a: {} })] }, b: leaf }, integer),
  ],
};
