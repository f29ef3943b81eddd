import { validator, type Schema } from "@exodus/schemasafe";
import { atPointer } from "../openapi/pointer.ts";
import type { Mapping } from "../openapi/document.ts";
import { Failure, messageOf } from "../lib/failure.ts";
import { assertionsOf } from "./assertions.ts";
import type { NamedOperation } from "./named-operations.ts";

/** Validators for the responses and requests of operations, as source by schemasafe, and the name of each. */
export function validatorsSource(normalForm: Mapping, operations: NamedOperation[]) {
  const { schemas, keyOf } = shareEqual(normalForm);
  const names = new Map<string, string>();
  for (const operation of operations) {
    for (const [part, schema] of operation.schemas) {
      const key = keyOf(schema);
      // The first part that uses a validator names it. A status may be an extension.
      const name = `${operation.name}_${part.replaceAll(/\W/g, "_")}`;
      if (!names.has(key)) names.set(key, name);
    }
  }
  return {
    source: compile(schemas, names),
    nameOf: (schema: unknown) => String(names.get(keyOf(schema))),
  };
}

/** Gives schemas that accept the same values one key, and collects their assertions by it. */
function shareEqual(normalForm: Mapping) {
  const schemas = new Map<string, Schema>();
  const keys = new Map<string, string>();
  const newKey = (): string => `schema:${String(keys.size)}`;

  function keyOf(schema: unknown): string {
    const text = JSON.stringify(assertionsOf(schema), (field, value: unknown) =>
      field === "$ref" && typeof value === "string" ? keyOfTarget(value) : value,
    );
    const [, target] = /^{"\$ref":"(schema:\d+)"}$/.exec(text) ?? [];
    if (target !== undefined) return target;
    const key = keys.get(text) ?? newKey();
    keys.set(text, key);
    schemas.set(key, JSON.parse(text) as Schema);
    return key;
  }

  function keyOfTarget(reference: string): string {
    const known = keys.get(reference);
    if (known !== undefined) return known;
    // If the target refers to itself, it does so by this key.
    const own = newKey();
    keys.set(reference, own);
    const key = keyOf(atPointer(normalForm, reference));
    schemas.set(own, { $ref: key });
    keys.set(reference, key);
    return key;
  }

  return { schemas, keyOf };
}

/** @param names - the names of the exported validators, by the key of their schema */
function compile(schemas: ReadonlyMap<string, Schema>, names: Map<string, string>): string {
  if (names.size === 0) return "export {};";
  const roots = [...names.keys()].map((key) => schemas.get(key) ?? true);
  try {
    const validators = makeValidators(roots, {
      multi: true,
      schemas,
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

/** Turns schemasafe's module, an expression, into an ES module, of which a bundler can drop what is not used. */
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
