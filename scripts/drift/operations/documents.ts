import { canonicalText } from "../../openapi/canonical-json.ts";
import { isMapping } from "../../openapi/document.ts";
import { reachable, referencesIn } from "../../openapi/references.ts";
import type { SchemaReader } from "../reading/schema-reader.ts";
import { Memory, type Context, type Side } from "../schema/context.ts";
import type { Direction } from "./change.ts";

/**
 * The shared schemas of two documents. A schema that is the same in both has one name; other schemas have a name for
 * each side.
 */
export class Documents {
  readonly #schemas = new Map<string, unknown>();
  readonly #changed: ReadonlySet<string>;
  readonly #referenceOf = new Map<string, string>();
  readonly #memory = new Memory();

  constructor(before: SchemaReader, after: SchemaReader) {
    this.#changed = changedSchemas(before.schemas, after.schemas);
    for (const [side, reader] of Object.entries({ before, after })) {
      for (const [name, schema] of reader.schemas) {
        const renamed = this.#nameOnSide(name, side);
        this.#schemas.set(renamed, this.#rename(schema, side));
        this.#referenceOf.set(renamed, reader.referenceOf.get(name) ?? name);
      }
    }
  }

  /** Renames the references in a schema of the contract. */
  before(schema: unknown): unknown {
    return this.#rename(schema, "before");
  }

  /** Renames the references in a schema of the revision. */
  after(schema: unknown): unknown {
    return this.#rename(schema, "after");
  }

  /** The context for comparing schemas in one direction. */
  contextFor(direction: Direction, contract: Side): Context {
    return { mode: direction, contract, schemas: this.#schemas, memory: this.#memory };
  }

  /** The reference that a name stands for. */
  referenceOf(name: string): string {
    return this.#referenceOf.get(name) ?? name;
  }

  /** Replaces the names in a schema by the references of the documents. */
  withReferences(node: unknown): unknown {
    if (Array.isArray(node)) return node.map((item) => this.withReferences(item));
    if (!isMapping(node)) return node;
    const fields = Object.entries(node).map(([key, value]) => [
      key,
      key === "$ref" && typeof value === "string"
        ? this.referenceOf(value)
        : this.withReferences(value),
    ]);
    return Object.fromEntries(fields) as unknown;
  }

  #nameOnSide(name: string, side: string): string {
    return this.#changed.has(name) ? `${side} ${name}` : name;
  }

  #rename(node: unknown, side: string): unknown {
    if (Array.isArray(node)) return node.map((item) => this.#rename(item, side));
    if (!isMapping(node)) return node;
    const fields = Object.entries(node).map(([key, value]) => [
      key,
      key === "$ref" && typeof value === "string"
        ? this.#nameOnSide(value, side)
        : this.#rename(value, side),
    ]);
    return Object.fromEntries(fields) as unknown;
  }
}

type Schemas = ReadonlyMap<string, unknown>;

/** The names of schemas that differ, or that lead to a schema that differs. */
function changedSchemas(before: Schemas, after: Schemas): ReadonlySet<string> {
  const usersOf = new Map<string, Set<string>>();
  for (const [name, schema] of [...before, ...after]) {
    for (const target of referencesIn(schema)) {
      const users = usersOf.get(target) ?? new Set();
      usersOf.set(target, users.add(name));
    }
  }
  const names = [...new Set([...before.keys(), ...after.keys()])];
  const isChanged = (name: string): boolean =>
    !before.has(name) ||
    !after.has(name) ||
    canonicalText(before.get(name)) !== canonicalText(after.get(name));
  return reachable(names.filter(isChanged), (name) => [...(usersOf.get(name) ?? [])]);
}
