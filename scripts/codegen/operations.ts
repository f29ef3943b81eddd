import { childOf, entriesOf, isMapping, listOf, resolve, type Mapping } from "../document.ts";
import type { NamedOperation } from "./named-operations.ts";

/** @returns the name of the validator for a schema */
type ValidatorOf = (schema: unknown) => string;

/** What a request needs of each operation at run time. */
export function operationsSource(
  normalForm: Mapping,
  operations: NamedOperation[],
  validatorOf: ValidatorOf,
): string {
  const schemas = operations.flatMap((operation) => operation.schemas);
  const imports = new Set(schemas.map(([, schema]) => validatorOf(schema)));
  const urls = operations.map(({ operation }) => childOf(listOf(operation.servers)[0], "url"));
  const [serverUrl, ...otherUrls] = new Set(urls.map(String));
  return [
    'import type { paths } from "./schema.ts";',
    imports.size > 0 && `import { ${[...imports].sort().join(", ")} } from "./validators.ts";`,
    otherUrls.length === 0 &&
      URL.canParse(serverUrl ?? "") &&
      `/** Where the API is: the first server of every operation. */
export const serverUrl = ${JSON.stringify(serverUrl)};`,
    ...operations.map((operation) => operationSource(operation, normalForm, validatorOf)),
    responsesSource(operations, normalForm, validatorOf),
  ]
    .filter(Boolean)
    .join("\n\n");
}

/** What a client needs to know about the responses of every operation. */
function responsesSource(
  operations: NamedOperation[],
  normalForm: Mapping,
  validatorOf: ValidatorOf,
): string {
  const entries = operations.map(({ path, method, operation, schemas }) => {
    const errors = schemas.filter(([part]) => /^[45]\d\d$/.test(part));
    const validators = errors.map(([status, schema]) => `${status}: ${validatorOf(schema)}`);
    return `{
  method: ${JSON.stringify(method.toUpperCase())},
  path: ${JSON.stringify(path)},
  hasJson: { ${jsonResponsesOf(normalForm, operation).join(", ")} },
  errorValidators: { ${validators.join(", ")} },
}`;
  });
  return `/** The responses of an operation. */
export interface OperationResponses {
  readonly method: string;
  readonly path: string;
  /** Whether a documented response has a JSON body, by status. */
  readonly hasJson: Readonly<Record<string, boolean>>;
  /** Tell whether a decoded JSON body is the documented one for an error status. */
  readonly errorValidators: Readonly<Record<number, (body: unknown) => boolean>>;
}

/** The responses of every operation of the contract. */
export const responses: readonly OperationResponses[] = [${entries.join(", ")}];`;
}

function operationSource(
  { name, title, path, method, operation, schemas }: NamedOperation,
  normalForm: Mapping,
  validatorOf: ValidatorOf,
): string {
  // A path may contain the end of a comment.
  const comment = `/** \`${title.replaceAll("*/", "* /")}\` */`;
  const type = capitalized(name);
  const guards = {
    body: `NonNullable<${type}["requestBody"]>["content"]["application/json"]`,
    query: `NonNullable<${type}["parameters"]["query"]>`,
  };
  const checks = schemas
    .filter(([part]) => Object.hasOwn(guards, part))
    .map(([part, schema]) => {
      const guard = guards[part as keyof typeof guards];
      return `is${capitalized(part)}: ${validatorOf(schema)} as (value: unknown) => value is ${guard},`;
    });
  const responses = schemas
    .filter(([part]) => !Object.hasOwn(guards, part))
    .map(([part, schema]) => [/^\d+$/.test(part) ? part : JSON.stringify(part), schema] as const);
  const statuses = responses.map(([status]) => status).join(" | ");
  const validators = responses.map(([status, schema]) => `${status}: ${validatorOf(schema)}`);
  return `${comment}
export type ${type} = paths[${JSON.stringify(path)}][${JSON.stringify(method)}];

${comment}
export const ${name} = {
  path: ${JSON.stringify(path)},
  method: ${JSON.stringify(method.toUpperCase())},
  /** The HTTP authentication scheme of the \`Authorization\` header (RFC 9110, section 11). */
  scheme: ${JSON.stringify(schemeOf(normalForm, operation))},
  /** The \`format\` of each path parameter that has one. */
  formats: { ${formatsOf(normalForm, operation).join(", ")} },
  /** Tell whether a decoded JSON body is the documented one for a status. */
  validators: { ${validators.join(", ")} } as Record<${statuses || "never"}, (body: unknown) => boolean>,
  ${checks.join("\n")}
} as const;`;
}

function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The HTTP authentication scheme that an operation requires; null if it requires none or another kind. */
function schemeOf(normalForm: Mapping, operation: Mapping): string | null {
  const [name, ...others] = entriesOf(listOf(operation.security)[0]).map(([scheme]) => scheme);
  if (name === undefined || others.length > 0) return null;
  const scheme = resolve({ $ref: `#/components/securitySchemes/${name}` }, normalForm);
  if (!isMapping(scheme) || scheme.type !== "http") return null;
  return capitalized(String(scheme.scheme).toLowerCase());
}

/** Whether each response has a JSON body, by status, as source. */
function jsonResponsesOf(normalForm: Mapping, operation: Mapping): string[] {
  return entriesOf(operation.responses).map(([status, response]) => {
    const content = childOf(resolve(response, normalForm), "content");
    const hasJson = isMapping(childOf(content, "application/json"));
    return `${JSON.stringify(status)}: ${hasJson}`;
  });
}

/** The format of each path parameter, as source. */
function formatsOf(normalForm: Mapping, operation: Mapping): string[] {
  return listOf(operation.parameters).flatMap((node) => {
    const parameter = resolve(node, normalForm);
    if (!isMapping(parameter) || parameter.in !== "path") return [];
    const schema = resolve(parameter.schema, normalForm);
    if (!isMapping(schema) || typeof schema.format !== "string") return [];
    return [`${JSON.stringify(parameter.name)}: ${JSON.stringify(schema.format)}`];
  });
}
