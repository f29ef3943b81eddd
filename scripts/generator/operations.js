import { isMapping } from "../contract/parse-document.js";
import { entriesOf, resolve } from "./responses.js";

/** @typedef {import("./responses.js").Operation} Operation */

const declarations = `import type { paths } from "./schema.ts";

/** The JSON body of each response that the contract documents with one, by status. */
export type JsonBodies<Responses> = {
  readonly [Status in keyof Responses as Responses[Status] extends Json ? Status : never]: Responses[Status] extends Json<infer Body> ? Body : never;
};

type Json<Body = unknown> = { content: { "application/json": Body } };

/** Tells, for each of these statuses, whether a decoded JSON body is the documented one. */
export type Validators<Responses> = {
  readonly [Status in keyof JsonBodies<Responses>]: (body: unknown) => boolean;
};
`;

/**
 * What the contract says of each operation and a request needs at run time.
 *
 * @param {Record<string, unknown>} normalForm
 * @param {Operation[]} operations
 * @param {(operation: Operation, status: string) => string} validatorOf
 */
export function operationsSource(normalForm, operations, validatorOf) {
  const [server] = listOf(normalForm.servers);
  const serverUrl = isMapping(server) ? server.url : undefined;
  const blocks = [declarations];
  if (typeof serverUrl === "string" && URL.canParse(serverUrl)) {
    blocks.push(`/** Where the API is: the contract's first server. */
export const serverUrl = ${JSON.stringify(serverUrl)};`);
  }
  /** @type {Set<string>} */
  const validators = new Set();
  for (const operation of operations) {
    const { name, path, method } = operation;
    const scheme = schemeOf(normalForm, operation.operation);
    const formats = formatsOf(normalForm, operation);
    const byStatus = operation.responses.map(([status]) => {
      const validator = validatorOf(operation, status);
      validators.add(validator);
      return `${JSON.stringify(status)}: ${validator},`;
    });
    // A path may hold what ends a comment.
    const title = `${method.toUpperCase()} ${path.replaceAll("*/", "* /")}`;
    const type = `paths[${JSON.stringify(path)}][${JSON.stringify(method)}]`;
    blocks.push(`/** \`${title}\` */
export type ${name.charAt(0).toUpperCase() + name.slice(1)} = ${type};

/** \`${title}\` */
export const ${name}: {
  readonly path: ${JSON.stringify(path)};
  readonly method: ${JSON.stringify(method.toUpperCase())};
  /** The HTTP authentication scheme of the \`Authorization\` header (RFC 9110, section 11). */
  readonly scheme: ${JSON.stringify(scheme)};
  /** The \`format\` of each path parameter that has one. */
  readonly formats: { ${formats.map((format) => `readonly ${format};`).join(" ")} };
  readonly validators: Validators<${type}["responses"]>;
} = {
  path: ${JSON.stringify(path)},
  method: ${JSON.stringify(method.toUpperCase())},
  scheme: ${JSON.stringify(scheme)},
  formats: { ${formats.join(", ")} },
  validators: { ${byStatus.join(" ")} },
};`);
  }
  if (validators.size > 0) {
    blocks.unshift(`import { ${[...validators].sort().join(", ")} } from "./validators.ts";`);
  }
  return blocks.join("\n\n");
}

/**
 * The HTTP authentication scheme that an operation requires, or null if it requires none or another kind.
 *
 * @param {Record<string, unknown>} normalForm
 * @param {Record<string, unknown>} operation
 */
function schemeOf(normalForm, operation) {
  const names = entriesOf(listOf(operation.security)[0]).map(([name]) => name);
  if (names.length !== 1) return null;
  const scheme = resolve({ $ref: `#/components/securitySchemes/${String(names[0])}` }, normalForm);
  if (!isMapping(scheme) || scheme.type !== "http") return null;
  const token = String(scheme.scheme).toLowerCase();
  return token.charAt(0).toUpperCase() + token.slice(1);
}

/**
 * @param {Record<string, unknown>} normalForm
 * @param {Operation} operation
 */
function formatsOf(normalForm, { path, operation }) {
  const pathItem = resolve(new Map(entriesOf(normalForm.paths)).get(path), normalForm);
  // Those of the operation override those of its path.
  /** @type {Map<string, string>} */
  const formats = new Map();
  for (const owner of [pathItem, operation]) {
    for (const node of isMapping(owner) ? listOf(owner.parameters) : []) {
      const parameter = resolve(node, normalForm);
      if (!isMapping(parameter) || parameter.in !== "path") continue;
      const schema = resolve(parameter.schema, normalForm);
      if (!isMapping(schema) || typeof schema.format !== "string") continue;
      formats.set(JSON.stringify(parameter.name), JSON.stringify(schema.format));
    }
  }
  return [...formats].map((entry) => entry.join(": "));
}

/**
 * @param {unknown} value
 * @returns {unknown[]}
 */
function listOf(value) {
  return Array.isArray(value) ? value : [];
}
