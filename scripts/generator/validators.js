import { validator } from "@exodus/schemasafe";
import { Failure, messageOf } from "../failure.js";
import { assertionsOf } from "./assertions.js";
import { atPointer } from "./responses.js";

/**
 * @typedef {import("./responses.js").Operation} Operation
 * @typedef {import("@exodus/schemasafe").Schema} Schema
 */

/**
 * Validators for the JSON responses of the operations: plain functions that return whether a body is
 * valid, by schemasafe, which they do not need at run time.
 *
 * @param {Record<string, unknown>} normalForm
 * @param {Operation[]} operations
 * @returns {{ source: string, nameOf: (operation: Operation, status: string) => string }}
 */
export function validatorsSource(normalForm, operations) {
  const schemas = shareEqual(collect(normalForm, operations));
  /** @type {Map<string, string>} */
  const names = new Map();
  const nameOf = (
    /** @type {Operation} */ { name, path, method },
    /** @type {string} */ status,
  ) => {
    const key = schemas.keyOf(location(path, method, status));
    // The first response to use a validator names it. An extension may stand where a status does.
    if (!names.has(key)) names.set(key, `${name}_${status.replaceAll(/\W/g, "_")}`);
    return /** @type {string} */ (names.get(key));
  };
  for (const operation of operations) {
    for (const [status] of operation.responses) nameOf(operation, status);
  }
  return { source: compile(schemas.byKey, names), nameOf };
}

/**
 * @param {string} path
 * @param {string} method
 * @param {string} status
 */
const location = (path, method, status) => `${method} ${path} ${status}`;

/**
 * The assertions of each response, and of all that they refer to.
 *
 * @param {Record<string, unknown>} normalForm
 * @param {Operation[]} operations
 */
function collect(normalForm, operations) {
  /** @type {Map<string, unknown>} */
  const schemas = new Map();
  for (const { path, method, responses } of operations) {
    for (const [status, schema] of responses) {
      schemas.set(location(path, method, status), meaningOf(schema, normalForm));
    }
  }
  // A Map's iteration reaches what is added to it meanwhile, so references are followed to the end.
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

/**
 * What a schema asserts; of one that is nothing but a reference, what its target does.
 *
 * @param {unknown} schema
 * @param {unknown} normalForm
 */
function meaningOf(schema, normalForm) {
  const seen = new Set();
  for (;;) {
    const assertions = assertionsOf(schema);
    const [[keyword, value] = [], second] = Object.entries(assertions ?? {});
    if (keyword !== "$ref" || second !== undefined || seen.has(value)) return assertions;
    seen.add(value);
    schema = atPointer(normalForm, String(value));
  }
}

/**
 * Lets equal schemas share one key, again and again until no two are left: once two are one, those that
 * refer to them may have become equal.
 *
 * @param {Map<string, unknown>} schemas
 */
function shareEqual(schemas) {
  /** @type {Map<string, string>} */
  let keys = new Map([...schemas.keys()].map((key) => [key, key]));
  const keyOf = (/** @type {string} */ key) => keys.get(key) ?? key;
  for (let byKey = schemas; ;) {
    /** @type {Map<string, string>} */
    const firstWith = new Map();
    /** @type {Map<string, string>} */
    const shared = new Map();
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

/**
 * @param {unknown} node
 * @param {(reference: string) => string} change
 * @returns {unknown}
 */
function mapReferences(node, change) {
  if (Array.isArray(node)) return node.map((item) => mapReferences(item, change));
  if (typeof node !== "object" || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === "$ref" && typeof value === "string" ? change(value) : mapReferences(value, change),
    ]),
  );
}

/**
 * @param {Map<string, unknown>} schemas
 * @param {Map<string, string>} names of the validators to export, by the key of their schema
 */
function compile(schemas, names) {
  const ids = new Map([...schemas.keys()].map((key, index) => [key, `schema:${String(index)}`]));
  const idOf = (/** @type {string} */ key) => String(ids.get(key));
  const byId = new Map(
    [...schemas].map(([key, schema]) => [
      idOf(key),
      /** @type {Schema} */ (mapReferences(schema, idOf)),
    ]),
  );
  if (names.size === 0) return "export {};";
  const roots = [...names.keys()].map((key) => byId.get(idOf(key)) ?? true);
  try {
    // Its types do not know of a list of schemas.
    const makeValidators =
      /** @type {(schemas: Schema[], options: object) => { toModule(): string }} */ (
        /** @type {unknown} */ (validator)
      );
    const validators = makeValidators(roots, {
      multi: true,
      schemas: byId,
      $schemaDefault: "https://json-schema.org/draft/2020-12/schema",
      // A publisher's style is not an error here: the contract was linted.
      mode: "lax",
      // A body was decoded from JSON, so it holds nothing that JSON cannot.
      isJSON: true,
    });
    return toExports(validators.toModule(), [...names.values()]);
  } catch (error) {
    throw new Failure(`no validators can be made of the contract: ${messageOf(error)}`);
  }
}

/**
 * Turns schemasafe's module, an expression for a list of functions, into an ES module that exports them,
 * so that a bundler can leave out those that a program does not use.
 *
 * @param {string} code
 * @param {string[]} names
 */
function toExports(code, names) {
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
  return [body, ...exports].join("\n");
}
