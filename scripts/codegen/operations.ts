import { isMapping } from "../openapi/document.ts";
import {
  resolved,
  type Description,
  type OperationObject,
  type Schema,
} from "../openapi/objects.ts";
import { resolve } from "../openapi/pointer.ts";
import type { NamedOperation } from "./named-operations.ts";
import type { Validators } from "./validators.ts";

/** What a request needs of each operation at run time. */
export function operationsSource(
  description: Description,
  operations: NamedOperation[],
  validators: Validators,
): string {
  const writer = new OperationWriter(description, validators);
  const constants = operations.map((operation) => writer.write(operation));
  const imports = [...writer.used].sort();
  return [
    'import type { paths } from "./schema.ts";',
    ...(imports.length > 0 ? [`import { ${imports.join(", ")} } from "./validators.ts";`] : []),
    ...serverSource(operations),
    ...constants,
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

class OperationWriter {
  /** The names of the validators that the operations use. */
  readonly used = new Set<string>();
  readonly #description: Description;
  readonly #validators: Validators;

  constructor(description: Description, validators: Validators) {
    this.#description = description;
    this.#validators = validators;
  }

  write(named: NamedOperation): string {
    const { name, title, path, method, operation } = named;
    // A path may contain the end of a comment.
    const comment = `/** \`${title.replaceAll("*/", "* /")}\` */`;
    return `${comment}
export type ${capitalized(name)} = ${typeOf(named)};

${comment}
export const ${name} = {
  path: ${JSON.stringify(path)},
  method: ${JSON.stringify(method.toUpperCase())},
  /** The HTTP authentication scheme of the \`Authorization\` header (RFC 9110, section 11). */
  scheme: ${JSON.stringify(schemeOf(operation, this.#description))},
  /** The \`format\` of each path parameter that has one. */
  formats: { ${formatsOf(operation, this.#description).join(", ")} },
  ${this.#checks(named)}
} as const;`;
  }

  /** The properties that check messages. */
  #checks(named: NamedOperation): string {
    const { checked, name } = named;
    const type = typeOf(named);
    const responses = [...(checked?.responses ?? [])].map(([status, schema]) => {
      const place = {
        name: `${name}${capitalized(status)}`,
        type: `${type}["responses"][${JSON.stringify(status)}]["content"]["application/json"]`,
      };
      return {
        key: /^\d+$/.test(status) ? status : JSON.stringify(status),
        validator: this.#use(schema, place),
      };
    });
    const keys = responses.map(({ key }) => key).join(" | ") || "never";
    const lines = [
      "/** Tell whether a decoded JSON body is the documented one for a status. */",
      `validators: { ${responses.map(({ key, validator }) => `${key}: ${validator}`).join(", ")} } as Record<${keys}, (body: unknown) => boolean>,`,
    ];
    if (checked?.body !== undefined) {
      const validator = this.#use(checked.body, {
        name: `${name}Body`,
        type: `NonNullable<${type}["requestBody"]>["content"]["application/json"]`,
      });
      lines.push(`isBody: ${validator} as typeof ${validator},`);
    }
    if (checked?.query !== undefined) {
      const validator = this.#use(checked.query, {
        name: `${name}Query`,
        type: `NonNullable<${type}["parameters"]["query"]>`,
      });
      lines.push(`isQuery: ${validator} as typeof ${validator},`);
    }
    return lines.join("\n");
  }

  #use(schema: Schema, place: { name: string; type: string }): string {
    const validator = this.#validators.nameOf(schema, place);
    this.used.add(validator);
    return validator;
  }
}

function typeOf({ path, method }: NamedOperation): string {
  return `paths[${JSON.stringify(path)}][${JSON.stringify(method)}]`;
}

function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The HTTP authentication scheme that an operation requires; null if it requires none or another kind. */
function schemeOf({ security = [] }: OperationObject, description: Description): string | null {
  const [name, ...others] = Object.keys(security[0] ?? {});
  if (name === undefined || others.length > 0) return null;
  const scheme = resolve({ $ref: `#/components/securitySchemes/${name}` }, description);
  if (!isMapping(scheme) || scheme.type !== "http") return null;
  return capitalized(String(scheme.scheme).toLowerCase());
}

/** The format of each path parameter, as source. */
function formatsOf({ parameters = [] }: OperationObject, description: Description): string[] {
  return parameters.flatMap((node) => {
    const parameter = resolved(node, description);
    const schema = resolve(parameter.schema, description);
    if (parameter.in !== "path" || !isMapping(schema) || typeof schema.format !== "string")
      return [];
    return [`${JSON.stringify(parameter.name)}: ${JSON.stringify(schema.format)}`];
  });
}
