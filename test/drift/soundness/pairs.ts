import fc, { type Arbitrary } from "fast-check";
import { canonicalText } from "../../../scripts/openapi/canonical-json.ts";
import { childOf, entriesOf, isMapping, listOf } from "../../../scripts/openapi/document.ts";
import { referenceTo, type Described } from "./described.ts";
import { applyEdit, editsOf, type Edit } from "./edits.ts";
import { themes, type Dialect, type Style } from "./keywords.ts";
import { recursiveName, schemasOf } from "./schemas.ts";
import { changeNth, countSchemas, partsOf, schemasWithin } from "./subschemas.ts";

/** The positions of a schema in an operation. Callers send `body` and `query`; the server sends the others. */
export const positions = ["body", "query", "response", "header", "callback"] as const;
export type Position = (typeof positions)[number];

/** A schema as the contract and as the revision describe it. */
export interface Pair {
  position: Position;
  contract: Described;
  revision: Described;
  /** The seed of the random messages. */
  seed: number;
}

export function pairsOf(dialect: Dialect): Arbitrary<Pair> {
  return fc.oneof(...themes.map((theme) => pairsIn({ dialect, theme })));
}

function pairsIn(style: Style): Arbitrary<Pair> {
  const { described } = schemasOf(style);
  const edits = fc.array(editsOf(style), { minLength: 1, maxLength: 3 });
  const edited = fc
    .tuple(described, edits, fc.boolean())
    .map(([one, list, isReversed]) => inOrder(one, list.reduce(edit, one), isReversed));
  const independent = fc.tuple(described, described);
  const position = fc.oneof(
    { arbitrary: fc.constantFrom<Position>("body", "response"), weight: 4 },
    fc.constantFrom(...positions),
  );
  return fc
    .tuple(fc.oneof({ arbitrary: edited, weight: 6 }, independent), position, fc.integer())
    .map(([[contract, revision], where, seed]) => ({ contract, revision, position: where, seed }))
    .filter(({ contract, revision }) => canonicalText(contract) !== canonicalText(revision))
    .filter(
      ({ contract, revision }) => ![contract, revision].some(requiresPropertyHiddenElsewhere),
    );
}

/**
 * Whether a schema requires a property that only another schema describes, as readOnly or writeOnly. A plain validator
 * cannot tell whether a message needs that property.
 */
function requiresPropertyHiddenElsewhere({ schema, definitions }: Described): boolean {
  const schemas = [schema, ...Object.values(definitions)].flatMap(schemasWithin).filter(isMapping);
  const hidden = schemas.flatMap(({ properties }) => entriesOf(properties)).filter(mayBeHidden);
  const names = new Set<unknown>(hidden.map(([name]) => name));
  return schemas.some(({ required, properties }) =>
    listOf(required).some(
      (name) => names.has(name) && childOf(properties, String(name)) === undefined,
    ),
  );
}

function mayBeHidden([, property]: [string, unknown]): boolean {
  return /"(?:readOnly|writeOnly)":true/.test(JSON.stringify(property));
}

function inOrder(old: Described, now: Described, isReversed: boolean): [Described, Described] {
  return isReversed ? [now, old] : [old, now];
}

/** Applies an edit to the schema, or to a definition that it references. */
function edit(described: Described, { at, ...material }: Edit): Described {
  const { schema, definitions } = described;
  const change = (part: unknown): unknown => applyEdit(part, { at, ...material });
  const count = countSchemas(schema);
  const name = Object.keys(definitions).find((one) =>
    canonicalText(schema).includes(referenceTo(one)),
  );
  if (name === undefined || at % (2 * count) < count)
    return { schema: changeNth(schema, at % count, change), definitions };
  const definition = definitions[name];
  const changed = changeNth(definition, at % countSchemas(definition), change);
  return isOwnPart(changed)
    ? described
    : { schema, definitions: { ...definitions, [name]: changed } };
}

/**
 * Whether a schema applies itself to the same value, as an allOf member, an alternative, or a part of a condition or of
 * a dependent schema. Such a schema has no defined meaning.
 */
function isOwnPart(node: unknown): boolean {
  return partsOf(node).some(({ $ref }) => $ref === referenceTo(recursiveName));
}
