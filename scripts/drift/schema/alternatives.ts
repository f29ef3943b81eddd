import { isEqual } from "../../openapi/canonical-json.ts";
import { entriesOf, isMapping, listOf } from "../../openapi/document.ts";
import { reachable } from "../../openapi/references.ts";
import { omitFields } from "../../openapi/mappings.ts";
import { isReadSchema } from "../reading/read-schema.ts";
import { alternativesOfTypes, intersect, type Alternative } from "./alternative.ts";
import type { Context, Side } from "./context.ts";
import { withUnevaluatedClosed } from "./unevaluated.ts";

/** More alternatives would take too long to compare. */
const maxAlternatives = 2000;

/** Thrown for a schema with too many alternatives to compare. */
export class TooManyAlternatives extends Error {}

/**
 * Expands a schema into alternatives of one type each: follows references, and combines `allOf`, `anyOf` and `oneOf`.
 */
export function alternativesOf(schema: unknown, side: Side, context: Context): Alternative[] {
  const key = `${side} ${String(context.memory.idOf(schema))}`;
  const known = context.memory.alternatives.get(key);
  if (known) return known;
  const alternatives = new Expansion(side, context).expand(schema);
  context.memory.alternatives.set(key, alternatives);
  return alternatives;
}

class Expansion {
  readonly #side: Side;
  readonly #context: Context;
  /** The references that are being expanded, the outermost first. */
  readonly #openReferences: string[] = [];

  constructor(side: Side, context: Context) {
    this.#side = side;
    this.#context = context;
  }

  expand(schema: unknown): Alternative[] {
    if (schema === false) return [];
    if (!isReadSchema(schema)) return alternativesOfTypes({});
    const { $ref: reference, allOf, anyOf, oneOf, ...own } = schema;
    if (own.not === true || isEqual(own.not, {})) return [];
    const groups = [alternativesOfTypes(own)];
    for (const member of listOf(allOf)) groups.push(this.expand(member));
    if (Array.isArray(anyOf)) groups.push(anyOf.flatMap((member) => this.expand(member)));
    if (Array.isArray(oneOf)) groups.push(withRivals(oneOf.map((member) => this.expand(member))));
    if (typeof reference === "string") groups.push(this.#expandReference(reference));
    const alternatives = groups.reduce((some, others) => this.#combine(some, others));
    const possible = alternatives.filter(({ values }) => values?.length !== 0);
    return withUnevaluatedClosed(possible, own, this.#side);
  }

  /**
   * Expands the target of a reference. If the target is reached again during its own expansion, `$ref`, `allOf`,
   * `anyOf` and `oneOf` are ignored there.
   */
  #expandReference(reference: string): Alternative[] {
    const target = this.#context.schemas.get(reference);
    if (this.#openReferences.includes(reference)) {
      if (!isReadSchema(target)) return this.expand(target);
      return alternativesOfTypes(omitFields(target, ["$ref", "allOf", "anyOf", "oneOf"]));
    }
    const { alternatives } = this.#context.memory;
    const key = `${this.#side} ${reference}`;
    const known = alternatives.get(key);
    if (known) return known;
    this.#openReferences.push(reference);
    const expanded = this.expand(target);
    this.#openReferences.pop();
    const named = expanded.map((alternative) => ({
      ...alternative,
      shared: alternative.shared ?? reference,
    }));
    if (!leadsBack(reference, this.#context)) alternatives.set(key, named);
    return named;
  }

  /** Intersects each alternative of one group with each alternative of another group. */
  #combine(some: Alternative[], others: Alternative[]): Alternative[] {
    const combined = new Map<number, Alternative>();
    for (const a of some) {
      for (const b of others) {
        const alternative = intersect(a, b);
        if (alternative)
          combined.set(this.#context.memory.idOfAlternative(alternative), alternative);
        if (combined.size > maxAlternatives) throw new TooManyAlternatives();
      }
    }
    return [...combined.values()];
  }
}

/** The alternatives of a `oneOf`. The rivals of each are the alternatives of the other members. */
function withRivals(members: Alternative[][]): Alternative[] {
  return members.flatMap((member, index) => {
    const others = members.toSpliced(index, 1).flat();
    return member.map((alternative) => ({
      ...alternative,
      rivals: [...alternative.rivals, ...others],
    }));
  });
}

/** Whether a reference leads back to itself through `$ref`, `allOf`, `anyOf` and `oneOf` alone. */
function leadsBack(reference: string, { schemas, memory }: Context): boolean {
  const known = memory.leadsBack.get(reference);
  if (known !== undefined) return known;
  const next = (name: string): string[] => combinedReferencesIn(schemas.get(name));
  const isLoop = reachable(next(reference), next).has(reference);
  memory.leadsBack.set(reference, isLoop);
  return isLoop;
}

/** The references of a schema, and of the members of its `allOf`, `anyOf` and `oneOf`. */
function combinedReferencesIn(schema: unknown): string[] {
  return entriesOf(schema).flatMap(([keyword, value]) => {
    if (keyword === "$ref") return [String(value)];
    const isCombined = ["allOf", "anyOf", "oneOf"].includes(keyword);
    return isCombined ? listOf(value).flatMap(combinedReferencesIn) : [];
  });
}

/** Whether a schema has `anyOf` or `oneOf`: directly, in a member of `allOf`, or through a reference. */
export function statesUnion(schema: unknown, { schemas }: Context): boolean {
  const isUnion = (node: unknown): boolean =>
    isMapping(node) &&
    (Array.isArray(node.anyOf) || Array.isArray(node.oneOf) || listOf(node.allOf).some(isUnion));
  const next = (name: string): string[] => combinedReferencesIn(schemas.get(name));
  const referred = [...reachable(combinedReferencesIn(schema), next)];
  return [schema, ...referred.map((name) => schemas.get(name))].some(isUnion);
}
