import { fileURLToPath } from "node:url";
import Ajv from "ajv/dist/core.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import draft2020 from "ajv/dist/vocabularies/draft2020.js";
import { build } from "esbuild";
import { Failure, messageOf } from "../failure.js";
import { assertionsOf } from "./assertions.js";
import { atPointer } from "./responses.js";

/** @typedef {import("./responses.js").Operation} Operation */

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Validators for the JSON responses of the operations: plain functions that return whether a body is
 * valid, by Ajv, which they do not need at run time.
 *
 * @param {Record<string, unknown>} normalForm
 * @param {Operation[]} operations
 * @returns {Promise<{ source: string, nameOf: (operation: Operation, status: string) => string }>}
 */
export async function validatorsSource(normalForm, operations) {
  const schemas = shareEqual(collect(normalForm, operations));
  /** @type {Map<string, string>} */
  const names = new Map();
  const nameOf = (
    /** @type {Operation} */ { name, path, method },
    /** @type {string} */ status,
  ) => {
    const key = schemas.keyOf(location(path, method, status));
    // The first response to use a validator names it.
    if (!names.has(key)) names.set(key, `${name}${status}`);
    return /** @type {string} */ (names.get(key));
  };
  for (const operation of operations) {
    for (const [status] of operation.responses) nameOf(operation, status);
  }
  return { source: await compile(schemas.byKey, names), nameOf };
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
async function compile(schemas, names) {
  const ids = new Map([...schemas.keys()].map((key, index) => [key, `s${String(index)}`]));
  const ajv = new Ajv.default({
    // The schemas were checked with their contract, and a publisher's style is not an error here.
    strict: false,
    validateSchema: false,
    // A body is decided on by what it says itself, not by what a program put on Object.prototype.
    ownProperties: true,
    // Ajv2020 is this class with these vocabularies, and code to keep track of what they evaluated.
    next: true,
    unevaluated: JSON.stringify([...schemas]).includes('"unevaluated'),
    code: { source: true, esm: true, lines: true },
  });
  for (const vocabulary of draft2020.default) ajv.addVocabulary(vocabulary);
  ajv.addKeyword(verdictOnly);
  try {
    for (const [key, schema] of schemas) {
      const target = mapReferences(schema, (reference) => String(ids.get(reference)));
      ajv.addSchema({ $id: String(ids.get(key)), verdictOnly: target });
    }
    /** @type {Record<string, string>} */
    const exported = {};
    for (const [key, name] of names) exported[name] = String(ids.get(key));
    const code = await inline(standaloneCode.default(ajv, exported));
    return declareExports(code);
  } catch (error) {
    throw new Failure(`no validators can be made of the contract: ${messageOf(error)}`);
  }
}

/**
 * A keyword that holds a schema and keeps Ajv from writing the code that describes errors: whoever calls
 * these validators asks for yes or no.
 *
 * @type {import("ajv").CodeKeywordDefinition}
 */
const verdictOnly = {
  keyword: "verdictOnly",
  schemaType: ["object", "boolean"],
  code(context) {
    const valid = context.gen.name("valid");
    const schema = { keyword: "verdictOnly", createErrors: false, allErrors: false };
    context.mergeEvaluated(context.subschema(schema, valid));
    context.ok(valid);
  },
};

/**
 * Puts what the code imports from Ajv into it, and drops what it does not use.
 *
 * @param {string} code
 */
async function inline(code) {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: root, sourcefile: "ajv" },
    // What esbuild says about the origin of code is relative to this folder.
    absWorkingDir: root,
    bundle: true,
    format: "esm",
    target: "es2022",
    write: false,
    logLevel: "silent",
  });
  return outputFiles.map(({ text }) => text).join("");
}

/**
 * Gives the exports of a module that esbuild wrote the types that a declaration file needs.
 *
 * @param {string} code
 */
function declareExports(code) {
  return code
    .replace(/^export \{[^}]*\};$/m, "")
    .replace(/^var (\w+) = (validate\d+);$/gm, "export const $1: (body: unknown) => boolean = $2;");
}
