import { canonicalText } from "../../openapi/canonical-json.ts";
import { isMapping, type Mapping } from "../../openapi/document.ts";
import type { Alternative } from "./alternative.ts";
import type { Gap, Mode } from "./gap.ts";
import type { Properties } from "./properties.ts";

/** Whether to compute the values that a schema certainly allows, or those that it may allow. */
export type Side = "wide" | "narrow";

/** What a comparison of two schemas needs to know. */
export interface Context {
  readonly mode: Mode;
  /** Which of the two schemas is the contract's. */
  readonly contract: Side;
  /** The schemas that others refer to, of both documents, by name. */
  readonly schemas: ReadonlyMap<string, unknown>;
  readonly memory: Memory;
}

/** What was found about schemas and pairs of schemas. */
export class Memory {
  /** The gaps of pairs, by mode, the contract's side and the schemas. */
  readonly gaps = new Map<string, Gap[]>();
  /** The pairs that are being compared, from the outermost to the innermost. */
  readonly open = new Map<string, number>();
  /** The outermost open pair that the current comparison assumed to have no gap. */
  reliedOn = Infinity;
  /** The alternatives of schemas and of references, by side and schema. */
  readonly alternatives = new Map<string, Alternative[]>();
  /** The references that lead back to themselves by alternatives and parts alone. */
  readonly loops = new Map<string, boolean>();
  /** Whether two alternatives are disjoint, by their numbers. */
  readonly disjoint = new Map<string, boolean>();
  /** Alternatives of a `oneOf` as those of an `anyOf`. */
  readonly withoutRivals = new WeakMap<Alternative, Alternative>();
  /** What alternatives state about their properties. */
  readonly properties = new WeakMap<Alternative, Properties>();
  /** The alternatives of the named properties of alternatives. */
  readonly propertyAlternatives = new WeakMap<Alternative, Map<string, Alternative[]>>();
  /** Compiled patterns; `undefined` for those that cannot be run. */
  readonly patterns = new Map<string, RegExp | undefined>();
  readonly #numbers = new Map<string, number>();
  readonly #numbersOfObjects = new WeakMap<object, number>();
  readonly #textsOfLists = new WeakMap<readonly unknown[], ReadonlySet<string>>();
  readonly #conjunctions = new Map<string, unknown>();

  /** A number that equal schemas share, and others do not. */
  numberOf(schema: unknown): number {
    const content = schema === true ? {} : schema;
    if (typeof content !== "object" || content === null) return this.#numberOfText(content);
    const known = this.#numbersOfObjects.get(content);
    if (known !== undefined) return known;
    const number = this.#numberOfText(content);
    this.#numbersOfObjects.set(content, number);
    return number;
  }

  /** A number that equal alternatives share, and others do not. */
  numberOfAlternative(alternative: Alternative): number {
    const known = this.#numbersOfObjects.get(alternative);
    if (known !== undefined) return known;
    const { type, parts, rivals } = alternative;
    const partNumbers = parts.map((part) => this.numberOf(part)).sort();
    const rivalNumbers = rivals.map((rival) => this.numberOfAlternative(rival)).sort();
    const number = this.#numberOfText(["alternative", type, partNumbers, rivalNumbers]);
    this.#numbersOfObjects.set(alternative, number);
    return number;
  }

  /** Whether a list of values has a value. */
  listsValue(list: readonly unknown[], value: unknown): boolean {
    const texts = this.#textsOfLists.get(list) ?? new Set(list.map(canonicalText));
    this.#textsOfLists.set(list, texts);
    return texts.has(canonicalText(value));
  }

  /** The schema that allows what all of some schemas allow: the same object for equal lists. */
  conjunction(schemas: readonly unknown[]): unknown {
    const [only] = schemas;
    if (schemas.length === 1) return only === true ? {} : only;
    const parts = schemas.flatMap(partsOf);
    if (parts.includes(false)) return false;
    const byNumber = new Map(parts.map((part) => [this.numberOf(part), part]));
    byNumber.delete(this.numberOf({}));
    if (byNumber.size <= 1) return [...byNumber.values()][0] ?? {};
    const numbers = [...byNumber.keys()].sort((a, b) => a - b);
    const key = numbers.join(" ");
    const known = this.#conjunctions.get(key);
    if (known !== undefined) return known;
    const conjunction = { allOf: numbers.map((number) => byNumber.get(number)) };
    this.#conjunctions.set(key, conjunction);
    return conjunction;
  }

  #numberOfText(content: unknown): number {
    const text = canonicalText(content);
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(text, number);
    return number;
  }
}

/** The parts of a schema that is nothing but an `allOf`, or else the schema itself. */
function partsOf(schema: unknown): unknown[] {
  if (!isMapping(schema)) return [schema];
  const { allOf, ...others }: Mapping = schema;
  return Array.isArray(allOf) && Object.keys(others).length === 0 ? allOf : [schema];
}

/** The same comparison where every value matters, as below `not`. */
export function exactly(context: Context): Context {
  return { ...context, mode: "exact" };
}
