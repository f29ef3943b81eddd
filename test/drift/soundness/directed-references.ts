import { number, object, text, whole } from "./builders.ts";
import { referenceTo, type Described } from "./described.ts";

const node = { $ref: referenceTo("Node") };
const leaf = { $ref: referenceTo("Leaf") };

/** A schema with properties beside two schemas that hold each other, so that comparing one relies on the other. */
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
    definitions: { Cat: kind(text), Dog: kind(whole) },
  };
}

/** The first schema of a request, and a second one that rejects some of its values. */
export const referencePairs: Record<string, [contract: Described, revision: Described]> = {
  "schemas that hold each other": [
    describedWith({ a: node, b: leaf }, number),
    describedWith({ a: node, b: leaf }, whole),
  ],
  "what stands beside a reference": [
    { schema: { $ref: referenceTo("Leaf") }, definitions: { Leaf: text } },
    { schema: { $ref: referenceTo("Leaf"), maxLength: 2 }, definitions: { Leaf: text } },
  ],
  "the values of a discriminator": [discriminated("Cat", "Dog"), discriminated("Dog", "Cat")],
  "schemas that hold each other, one of them first as an alternative that does not fit": [
    describedWith({ a: object({ a: node }), b: leaf }, number),
    describedWith({ a: { anyOf: [object({ a: node }), object({ a: {} })] }, b: leaf }, whole),
  ],
};
