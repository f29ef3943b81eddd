import { entriesOf, isMapping, listOf, resolve, type Mapping } from "../document.ts";
import type { NamedOperation } from "./named-operations.ts";

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

/** Tells whether a decoded JSON request body is a documented one. */
type IsBody<Operation extends { requestBody?: Json }> =
  (body: unknown) => body is NonNullable<Operation["requestBody"]>["content"]["application/json"];

/** Tells whether decoded query parameters are documented ones. */
type IsQuery<Operation extends { parameters: { query?: unknown } }> =
  (query: unknown) => query is NonNullable<Operation["parameters"]["query"]>;
`;

/**
 * What a request needs of each operation at run time.
 *
 * @param validatorOf - the name of the validator for a schema
 */
export function operationsSource(
  normalForm: Mapping,
  operations: NamedOperation[],
  validatorOf: (schema: unknown) => string,
): string {
  const [server] = listOf(normalForm.servers);
  const serverUrl = isMapping(server) ? server.url : undefined;
  const blocks = [declarations];
  if (typeof serverUrl === "string" && URL.canParse(serverUrl)) {
    blocks.push(`/** Where the API is: the contract's first server. */
export const serverUrl = ${JSON.stringify(serverUrl)};`);
  }
  const schemas = operations.flatMap((operation) => operation.schemas);
  const imports = new Set(schemas.map(([, schema]) => validatorOf(schema)));
  if (imports.size > 0) {
    blocks.unshift(`import { ${[...imports].sort().join(", ")} } from "./validators.ts";`);
  }
  for (const operation of operations) {
    const { name } = operation;
    // A path may contain the end of a comment.
    const title = operation.title.replaceAll("*/", "* /");
    const path = JSON.stringify(operation.path);
    const type = capitalized(name);
    blocks.push(`/** \`${title}\` */
export type ${type} = paths[${path}][${JSON.stringify(operation.method)}];

/** \`${title}\` */
export const ${name} = {
  path: ${path},
  method: ${JSON.stringify(operation.method.toUpperCase())},
  /** The HTTP authentication scheme of the \`Authorization\` header (RFC 9110, section 11). */
  scheme: ${JSON.stringify(schemeOf(normalForm, operation.operation))},
  /** The \`format\` of each path parameter that has one. */
  formats: { ${formatsOf(normalForm, operation).join(", ")} },
  ${checksOf(operation, type, validatorOf).join(",\n")}
} as const;`);
  }
  return blocks.join("\n\n");
}

/** What can be checked at run time, as fields. */
function checksOf(
  { schemas }: NamedOperation,
  operation: string,
  validatorOf: (schema: unknown) => string,
): string[] {
  const isGuarded = (part: string): boolean => part === "body" || part === "query";
  const guards = schemas
    .filter(([part]) => isGuarded(part))
    .map(([part, schema]) => {
      const name = capitalized(part);
      return `is${name}: ${validatorOf(schema)} as Is${name}<${operation}>`;
    });
  const responses = schemas
    .filter(([part]) => !isGuarded(part))
    .map(([status, schema]) => `${JSON.stringify(status)}: ${validatorOf(schema)}`);
  if (responses.length === 0) return guards;
  const type = `Validators<${operation}["responses"]>`;
  return [`validators: { ${responses.join(", ")} } as ${type}`, ...guards];
}

function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The HTTP authentication scheme that an operation requires; null if it requires none or another kind. */
function schemeOf(normalForm: Mapping, operation: Mapping): string | null {
  const names = entriesOf(listOf(operation.security)[0]).map(([name]) => name);
  if (names.length !== 1) return null;
  const scheme = resolve({ $ref: `#/components/securitySchemes/${String(names[0])}` }, normalForm);
  if (!isMapping(scheme) || scheme.type !== "http") return null;
  return capitalized(String(scheme.scheme).toLowerCase());
}

/** The format of each path parameter, as source. */
function formatsOf(normalForm: Mapping, { operation }: NamedOperation): string[] {
  return listOf(operation.parameters).flatMap((node) => {
    const parameter = resolve(node, normalForm);
    if (!isMapping(parameter) || parameter.in !== "path") return [];
    const schema = resolve(parameter.schema, normalForm);
    if (!isMapping(schema) || typeof schema.format !== "string") return [];
    return [`${JSON.stringify(parameter.name)}: ${JSON.stringify(schema.format)}`];
  });
}
