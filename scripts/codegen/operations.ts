import { allOfMembers } from "../openapi/all-of-members.ts";
import { childOf, isMapping } from "../openapi/document.ts";
import { targetOf, type Description, type OperationObject } from "../openapi/objects.ts";
import {
  capitalized,
  typeOf,
  validatedSchemasOf,
  type NamedOperation,
} from "./named-operations.ts";
import { responsesSource } from "./responses.ts";
import type { Validators } from "./validators.ts";

/**
 * Generates `operations.ts`: the server's URL, a type and a constant for each operation, and the list of all responses.
 */
export function operationsSource(
  description: Description,
  operations: NamedOperation[],
  validators: Validators,
): string {
  const constants = operations.map((operation) =>
    operationSource(operation, description, validators),
  );
  const imports = operations
    .flatMap(validatedSchemasOf)
    .map((schema) => validators.nameFor(schema));
  const names = [...new Set(imports)].sort();
  return [
    'import type { paths } from "./schema.ts";',
    ...(names.length > 0 ? [`import { ${names.join(", ")} } from "./validators.ts";`] : []),
    ...serverSource(operations),
    ...constants,
    responsesSource(operations, description, validators),
  ].join("\n\n");
}

function serverSource(operations: NamedOperation[]): string[] {
  const urls = operations.map(({ operation }) => operation.servers?.[0]?.url ?? "");
  const [url = "", ...others] = new Set(urls);
  if (others.length > 0 || !isHttpUrl(url)) return [];
  return [
    `/** Where the API is: the first server of every operation. */
export const serverUrl = ${JSON.stringify(url)};`,
  ];
}

function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function operationSource(
  named: NamedOperation,
  description: Description,
  validators: Validators,
): string {
  const { name, title, path, method, operation } = named;
  // A path may contain `*/`, which ends a comment.
  const comment = `/** \`${title.replaceAll("*/", "* /")}\` */`;
  return `${comment}
export type ${capitalized(name)} = ${typeOf(named)};

${comment}
export const ${name} = {
  path: ${JSON.stringify(path)},
  method: ${JSON.stringify(method.toUpperCase())},
  /** The HTTP authentication scheme of the \`Authorization\` header (RFC 9110, section 11). */
  scheme: ${JSON.stringify(schemeOf(operation, description))},
  /** The \`format\` of each path parameter that has one. */
  formats: { ${formatsOf(operation, description).join(", ")} },
  ${checksOf(named, validators).join("\n")}
} as const;`;
}

/** The properties with the validators of messages, as source code. */
function checksOf({ validated }: NamedOperation, validators: Validators): string[] {
  const { responses, body, query } = validated ?? {};
  const entries = [...(responses ?? [])].map(([status, schema]) => ({
    status: /^\d+$/.test(status) ? status : JSON.stringify(status),
    validator: validators.nameFor(schema),
  }));
  const statuses = entries.map(({ status }) => status).join(" | ") || "never";
  const values = entries.map(({ status, validator }) => `${status}: ${validator}`).join(", ");
  return [
    "/** Functions, by status, that tell whether a decoded JSON body is the documented one. */",
    `validators: { ${values} } as Record<${statuses}, (body: unknown) => boolean>,`,
    ...(body ? [guardSource("isBody", validators.nameFor(body))] : []),
    ...(query ? [guardSource("isQuery", validators.nameFor(query))] : []),
  ];
}

/** A validator as a property. Its type is explicit, as `isolatedDeclarations` requires. */
function guardSource(property: string, validator: string): string {
  return `${property}: ${validator} as typeof ${validator},`;
}

/**
 * The HTTP authentication scheme of an operation's first security requirement; `null` if there is none, or if the
 * requirement has several schemes or one of another type.
 */
function schemeOf({ security = [] }: OperationObject, description: Description): string | null {
  const [name, ...others] = Object.keys(security[0] ?? {});
  if (name === undefined || others.length > 0) return null;
  const scheme = childOf(description.components?.securitySchemes, name);
  if (!isMapping(scheme) || scheme.type !== "http") return null;
  return capitalized(String(scheme.scheme).toLowerCase());
}

/** The `format` of each path parameter that has one, as source code. */
function formatsOf({ parameters = [] }: OperationObject, description: Description): string[] {
  return parameters.flatMap((node) => {
    const { in: place, name, schema } = targetOf(node, description);
    const format = place === "path" ? formatOf(schema, description) : undefined;
    return format === undefined ? [] : [`${JSON.stringify(name)}: ${JSON.stringify(format)}`];
  });
}

/** The `format` of a schema, or of a member of its `allOf`. */
function formatOf(schema: unknown, description: Description): string | undefined {
  return allOfMembers(schema, description)
    .map(({ format }) => format)
    .find((format) => typeof format === "string");
}
