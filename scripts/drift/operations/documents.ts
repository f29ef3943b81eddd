import { canonicalText } from "../../openapi/canonical-json.ts";
import { mapReferences, reachable, referencesIn } from "../../openapi/references.ts";
import type { SchemaReader } from "../reading/schema-reader.ts";
import type { Context, Side } from "../schema/context.ts";
import { Memory } from "../schema/memory.ts";
import type { Direction } from "./change.ts";

/**
 * The shared schemas of the contract and the revision, in one map. A schema that is the same in both documents has one
 * entry. Any other schema has one entry for each document that contains it, with a name that begins with `before` or
 * `after`.
 */
export class Documents {
  /** The references without a target at which a comparison was skipped. */
  readonly unresolved = new Set<string>();
  /** Messages about fields that differ and cannot be compared. */
  readonly notCompared = new Set<string>();
  readonly #schemas = new Map<string, unknown>();
  readonly #changed: ReadonlySet<string>;
  readonly #referenceOf = new Map<string, string>();
  readonly #memory = new Memory();

  constructor(before: SchemaReader, after: SchemaReader) {
    this.#changed = changedSchemas(before.schemas, after.schemas);
    this.#add(before, "before");
    this.#add(after, "after");
  }

  #add({ schemas, referenceOf }: SchemaReader, document: DocumentName): void {
    for (const [name, schema] of schemas) {
      const renamed = this.#nameIn(document, name);
      this.#schemas.set(renamed, this.#rename(schema, document));
      this.#referenceOf.set(renamed, referenceOf.get(name) ?? name);
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
    return {
      mode: direction,
      contract,
      schemas: this.#schemas,
      memory: this.#memory,
      unresolved: this.unresolved,
    };
  }

  /** The reference of the shared schema that has this name. */
  referenceOf(name: string): string {
    return this.#referenceOf.get(name) ?? name;
  }

  /** A copy of a schema for a report, in which each `$ref` is the original reference instead of a name. */
  withReferences(schema: unknown): unknown {
    return mapReferences(schema, (name) => this.referenceOf(name));
  }

  #nameIn(document: DocumentName, name: string): string {
    return this.#changed.has(name) ? `${document} ${name}` : name;
  }

  #rename(schema: unknown, document: DocumentName): unknown {
    return mapReferences(schema, (name) => this.#nameIn(document, name));
  }
}

/** The contract, or the revision. */
type DocumentName = "before" | "after";

type Schemas = ReadonlyMap<string, unknown>;

/** The names of schemas that differ, or that refer, directly or indirectly, to a schema that differs. */
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
