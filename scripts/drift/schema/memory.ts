import { canonicalText } from "../../openapi/canonical-json.ts";
import { isMapping, type Mapping } from "../../openapi/document.ts";
import type { Alternative } from "./alternative.ts";
import type { Gap } from "./gap.ts";
import { OpenPairs } from "./open-pairs.ts";
import type { Properties } from "./properties.ts";

/** Caches what is known about schemas and alternatives, and keeps track of the comparisons in progress. */
export class Memory {
  /** The gaps of pairs of schemas, by mode, the contract's side, and the ids of both schemas. */
  readonly gaps = new Map<string, Gap[]>();
  readonly openPairs = new OpenPairs();
  /** Alternatives, by side and by the id or the reference of a schema. */
  readonly alternatives = new Map<string, Alternative[]>();
  /** Whether references lead back to themselves through `$ref`, `allOf`, `anyOf` and `oneOf` alone. */
  readonly leadsBack = new Map<string, boolean>();
  /** Whether two alternatives are disjoint, by their ids. */
  readonly disjoint = new Map<string, boolean>();
  /** Alternatives of a `oneOf`, without their rivals. */
  readonly withoutRivals = new WeakMap<Alternative, Alternative>();
  /** The properties that alternatives describe. */
  readonly properties = new WeakMap<Alternative, Properties>();
  /** The alternatives of properties, by alternative and name. */
  readonly propertyAlternatives = new WeakMap<Alternative, Map<string, Alternative[]>>();
  /** Compiled patterns; `undefined` for a pattern that must not be run. */
  readonly patterns = new Map<string, RegExp | undefined>();
  readonly #schemaIds = new Map<string, number>();
  readonly #idsOfSchemas = new WeakMap<object, number>();
  readonly #alternativeIds = new Map<string, number>();
  readonly #idsOfAlternatives = new WeakMap<Alternative, number>();
  readonly #textsOfLists = new WeakMap<readonly unknown[], ReadonlySet<string>>();
  readonly #conjunctions = new Map<string, unknown>();

  /** An id that equal schemas share and different schemas do not. */
  idOf(schema: unknown): number {
    const content = schema === true ? {} : schema;
    if (typeof content !== "object" || content === null)
      return idIn(this.#schemaIds, canonicalText(content));
    const known = this.#idsOfSchemas.get(content);
    if (known !== undefined) return known;
    const id = idIn(this.#schemaIds, canonicalText(content));
    this.#idsOfSchemas.set(content, id);
    return id;
  }

  /**
   * An id that equal alternatives share and different alternatives do not, regardless of the shared schema that they
   * come from.
   */
  idOfAlternative(alternative: Alternative): number {
    const known = this.#idsOfAlternatives.get(alternative);
    if (known !== undefined) return known;
    const { type, flatSchemas, rivals } = alternative;
    const schemaIds = flatSchemas.map((schema) => this.idOf(schema)).sort(ascending);
    const rivalIds = rivals.map((rival) => this.idOfAlternative(rival)).sort(ascending);
    const id = idIn(this.#alternativeIds, canonicalText([type, schemaIds, rivalIds]));
    this.#idsOfAlternatives.set(alternative, id);
    return id;
  }

  /** Whether a list contains a value. */
  listsValue(list: readonly unknown[], value: unknown): boolean {
    const texts = this.#textsOfLists.get(list) ?? new Set(list.map(canonicalText));
    this.#textsOfLists.set(list, texts);
    return texts.has(canonicalText(value));
  }

  /**
   * A schema that allows the values that all given schemas allow. Equal lists of two or more restricting schemas give
   * the same object, so that it can be a cache key.
   */
  conjunction(schemas: readonly unknown[]): unknown {
    const [only] = schemas;
    if (schemas.length === 1) return only === true ? {} : only;
    const members = schemas.flatMap(membersOf);
    if (members.includes(false)) return false;
    const byId = new Map(members.map((member) => [this.idOf(member), member]));
    byId.delete(this.idOf({}));
    if (byId.size <= 1) return [...byId.values()][0] ?? {};
    const ids = [...byId.keys()].sort(ascending);
    const key = ids.join(" ");
    const known = this.#conjunctions.get(key);
    if (known !== undefined) return known;
    const conjunction = { allOf: ids.map((id) => byId.get(id)) };
    this.#conjunctions.set(key, conjunction);
    return conjunction;
  }
}

/** The id of a text. A new text receives the next unused id. */
function idIn(ids: Map<string, number>, text: string): number {
  const known = ids.get(text);
  if (known !== undefined) return known;
  const id = ids.size;
  ids.set(text, id);
  return id;
}

function ascending(a: number, b: number): number {
  return a - b;
}

/** The members of the `allOf` of a schema that has no other keyword; otherwise the schema itself. */
function membersOf(schema: unknown): unknown[] {
  if (!isMapping(schema)) return [schema];
  const { allOf, ...others }: Mapping = schema;
  return Array.isArray(allOf) && Object.keys(others).length === 0 ? allOf : [schema];
}
