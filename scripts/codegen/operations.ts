import { entriesOf, isMapping, listOf, resolve, type Mapping } from "../document.ts";
import type { NamedOperation } from "./bodies.ts";

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
 * What a request needs of each operation at run time.
 *
 * @param validatorOf - the name of the validator of a part of an operation, if it has one
 */
export function operationsSource(
  normalForm: Mapping,
  operations: NamedOperation[],
  validatorOf: (operation: NamedOperation, part: string) => string | undefined,
): string {
  const [server] = listOf(normalForm.servers);
  const serverUrl = isMapping(server) ? server.url : undefined;
  const blocks = [declarations];
  if (typeof serverUrl === "string" && URL.canParse(serverUrl)) {
    blocks.push(`/** Where the API is: the contract's first server. */
export const serverUrl = ${JSON.stringify(serverUrl)};`);
  }
  const imports = new Set<string>();
  for (const operation of operations) {
    const { name, path, method } = operation;
    const scheme = JSON.stringify(schemeOf(normalForm, operation.operation));
    const formats = formatsOf(normalForm, operation);
    const validators: string[] = [];
    const guards: { declaration: string; value: string }[] = [];
    for (const [part] of operation.schemas) {
      const validator = validatorOf(operation, part);
      if (validator === undefined) continue;
      imports.add(validator);
      const guard = Object.hasOwn(guardTypes, part) ? guardTypes[part] : undefined;
      if (guard)
        guards.push(guard(`paths[${JSON.stringify(path)}][${JSON.stringify(method)}]`, validator));
      else validators.push(`${JSON.stringify(part)}: ${validator},`);
    }
    // A path may contain the end of a comment.
    const title = `${method.toUpperCase()} ${path.replaceAll("*/", "* /")}`;
    const type = `paths[${JSON.stringify(path)}][${JSON.stringify(method)}]`;
    blocks.push(`/** \`${title}\` */
export type ${name.charAt(0).toUpperCase() + name.slice(1)} = ${type};

/** \`${title}\` */
export const ${name}: {
  readonly path: ${JSON.stringify(path)};
  readonly method: ${JSON.stringify(method.toUpperCase())};
  /** The HTTP authentication scheme of the \`Authorization\` header (RFC 9110, section 11). */
  readonly scheme: ${scheme};
  /** The \`format\` of each path parameter that has one. */
  readonly formats: { ${formats.map((format) => `readonly ${format};`).join(" ")} };
  ${validators.length > 0 ? `readonly validators: Validators<${type}["responses"]>;` : ""}
  ${guards.map(({ declaration }) => declaration).join("\n")}
} = {
  path: ${JSON.stringify(path)},
  method: ${JSON.stringify(method.toUpperCase())},
  scheme: ${scheme},
  formats: { ${formats.join(", ")} },
  ${validators.length > 0 ? `validators: { ${validators.join(" ")} },` : ""}
  ${guards.map(({ value }) => value).join("\n")}
};`);
  }
  if (imports.size > 0) {
    blocks.unshift(`import { ${[...imports].sort().join(", ")} } from "./validators.ts";`);
  }
  return blocks.join("\n\n");
}

/** The type guards for the parts of a request: their declaration and value. */
const guardTypes: Record<
  string,
  (type: string, validator: string) => { declaration: string; value: string }
> = {
  body: (type, validator) => ({
    declaration: `/** Tells whether a decoded JSON request body is a documented one. */
readonly isBody: (body: unknown) => body is NonNullable<${type}["requestBody"]>["content"]["application/json"];`,
    value: `isBody: ${validator} as (body: unknown) => body is never,`,
  }),
  query: (type, validator) => ({
    declaration: `/** Tells whether decoded query parameters are documented ones. */
readonly isQuery: (query: unknown) => query is NonNullable<${type}["parameters"]["query"]>;`,
    value: `isQuery: ${validator} as (query: unknown) => query is never,`,
  }),
};

/** The HTTP authentication scheme that an operation requires; null if it requires none or another kind. */
function schemeOf(normalForm: Mapping, operation: Mapping): string | null {
  const names = entriesOf(listOf(operation.security)[0]).map(([name]) => name);
  if (names.length !== 1) return null;
  const scheme = resolve({ $ref: `#/components/securitySchemes/${String(names[0])}` }, normalForm);
  if (!isMapping(scheme) || scheme.type !== "http") return null;
  const token = String(scheme.scheme).toLowerCase();
  return token.charAt(0).toUpperCase() + token.slice(1);
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
