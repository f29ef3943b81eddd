import { validator, type Schema } from "@exodus/schemasafe";
import { atPointer, isMapping, type Mapping } from "../document.ts";
import { Failure, messageOf } from "../failure.ts";
import { assertionsOf } from "./assertions.ts";
import type { NamedOperation } from "./bodies.ts";

/**
 * Validators for the responses and requests of operations, as source, and the name of each. They are functions that
 * return whether a value is valid, by schemasafe, which they do not need at run time.
 */
export function validatorsSource(normalForm: Mapping, operations: NamedOperation[]) {
  const schemas = shareEqual(collect(normalForm, operations));
  const names = new Map<string, string>();
  for (const operation of operations) {
    for (const [part] of operation.schemas) {
      const key = schemas.keyOf(keyOf(operation, part));
      // The first part that uses a validator names it. A status may be an extension.
      const name = `${operation.name}_${part.replaceAll(/\W/g, "_")}`;
      if (!names.has(key)) names.set(key, name);
    }
  }
  return {
    source: compile(schemas.byKey, names),
    nameOf: (operation: NamedOperation, part: string) =>
      names.get(schemas.keyOf(keyOf(operation, part))),
  };
}

function keyOf({ method, path }: NamedOperation, part: string): string {
  return `${method} ${path} ${part}`;
}

/** The assertions of each part, and of everything that they refer to. */
function collect(normalForm: Mapping, operations: NamedOperation[]): Map<string, unknown> {
  const schemas = new Map<string, unknown>();
  for (const operation of operations) {
    for (const [part, schema] of operation.schemas) {
      schemas.set(keyOf(operation, part), meaningOf(schema, normalForm));
    }
  }
  // Iterating over a Map reaches entries that are added meanwhile.
  for (const schema of schemas.values()) {
    mapReferences(schema, (reference) => {
      if (!schemas.has(reference)) {
        schemas.set(reference, meaningOf({ $ref: reference }, normalForm));
      }
      return reference;
    });
  }
  return schemas;
}

/** The assertions of a schema; if it is only a reference, those of its target. */
function meaningOf(schema: unknown, normalForm: Mapping): unknown {
  const seen = new Set<unknown>();
  for (;;) {
    const assertions = assertionsOf(schema);
    const [[keyword, value] = [], second] = Object.entries(assertions ?? {});
    if (keyword !== "$ref" || second !== undefined || seen.has(value)) return assertions;
    seen.add(value);
    schema = atPointer(normalForm, String(value));
  }
}

/**
 * Gives equal schemas one key. Schemas that refer to them may become equal by that, so it repeats until nothing
 * changes.
 */
function shareEqual(schemas: Map<string, unknown>) {
  let keys = new Map([...schemas.keys()].map((key) => [key, key]));
  const keyOf = (key: string): string => keys.get(key) ?? key;
  for (let byKey = schemas; ;) {
    const firstWith = new Map<string, string>();
    const shared = new Map<string, string>();
    for (const [key, schema] of byKey) {
      const text = JSON.stringify(schema);
      const first = firstWith.get(text) ?? key;
      firstWith.set(text, first);
      shared.set(key, first);
    }
    if (firstWith.size === byKey.size) return { byKey, keyOf };
    keys = new Map([...keys].map(([key, current]) => [key, shared.get(current) ?? current]));
    const firsts = [...byKey].filter(([key]) => shared.get(key) === key);
    byKey = new Map(firsts.map(([key, schema]) => [key, mapReferences(schema, keyOf)]));
  }
}

function mapReferences(node: unknown, change: (reference: string) => string): unknown {
  if (Array.isArray(node)) return node.map((item) => mapReferences(item, change));
  if (!isMapping(node)) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === "$ref" && typeof value === "string" ? change(value) : mapReferences(value, change),
    ]),
  );
}

/** @param names - the names of the exported validators, by the key of their schema */
function compile(schemas: Map<string, unknown>, names: Map<string, string>): string {
  if (names.size === 0) return "export {};";
  const ids = new Map([...schemas.keys()].map((key, index) => [key, `schema:${String(index)}`]));
  const idOf = (key: string): string => String(ids.get(key));
  const byId = new Map(
    [...schemas].map(([key, schema]) => [idOf(key), mapReferences(schema, idOf) as Schema]),
  );
  const roots = [...names.keys()].map((key) => byId.get(idOf(key)) ?? true);
  try {
    const validators = makeValidators(roots, {
      multi: true,
      schemas: byId,
      $schemaDefault: "https://json-schema.org/draft/2020-12/schema",
      // The contract is linted; its style is not an error here.
      mode: "lax",
      // Bodies are decoded from JSON.
      isJSON: true,
    });
    return toExports(validators.toModule(), [...names.values()]);
  } catch (error) {
    throw new Failure(`schemasafe rejects the contract: ${messageOf(error)}`);
  }
}

/** schemasafe's types do not include its option `multi`. */
const makeValidators = validator as unknown as (
  schemas: Schema[],
  options: object,
) => { toModule(): string };

/**
 * Turns schemasafe's module, an expression for a list of functions, into an ES module that exports them, so that
 * a bundler can drop those that a program does not use.
 */
function toExports(code: string, names: string[]): string {
  const [, body, list] =
    /^\(function\(\) \{\n'use strict'\n([^]*)return \(\[([^\]]*)\]\)\}\)\(\);$/.exec(code) ?? [];
  const functions = list?.split(",").map((name) => name.trim());
  if (body === undefined || functions?.length !== names.length) {
    throw new Error("schemasafe's code is not as expected");
  }
  const exports = names.map(
    (name, index) =>
      `export const ${name}: (body: unknown) => boolean = ${String(functions[index])};`,
  );
  return [body.replaceAll("= new RegExp(", "= /* @__PURE__ */ new RegExp("), ...exports].join("\n");
}
