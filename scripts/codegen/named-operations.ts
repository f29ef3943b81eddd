import { isExtension } from "../openapi/document.ts";
import {
  targetOf,
  type Description,
  type OperationObject,
  type ReferenceObject,
  type RequestBodyObject,
  type ResponseObject,
  type Schema,
  type SchemaObject,
} from "../openapi/objects.ts";
import {
  identityOf,
  operationsOf,
  titleOf,
  operationKeyOf,
  type Operation,
  type OperationKey,
} from "../openapi/operations.ts";
import { validatedOperations } from "./validated-operations.ts";

/** An operation of the description from which code is generated. */
export interface NamedOperation extends Operation {
  name: string;
  /** Like `DELETE /byok/{id}`. */
  title: string;
  /** The schemas against which messages are checked at run time; `undefined` if the operation has no validators. */
  validated: ValidatedSchemas | undefined;
}

/** The schemas of an operation's JSON bodies, and of an object with all query parameters of the operation. */
interface ValidatedSchemas {
  /** By status, `default` or a range such as `4XX`. */
  responses: ReadonlyMap<string, PlacedSchema>;
  body: PlacedSchema | undefined;
  query: PlacedSchema | undefined;
}

/** A schema, and its place in the description. */
export interface PlacedSchema {
  schema: Schema;
  /** A name for the place. The validator is named after it, unless the schema is a reference to a component. */
  name: string;
  /** The type of the schema's values, as source code. */
  type: string;
}

/** The names of path parameters do not matter here, because they have no meaning on the wire. */
const validatedIdentities = new Set(
  validatedOperations.map((title) => identityOf(operationKeyOf(title))),
);

export function namedOperationsOf(description: Description): NamedOperation[] {
  return operationsOf(description).map((operation) => {
    const title = titleOf(operation);
    const name = String(operation.operation.operationId);
    const isValidated = validatedIdentities.has(identityOf(operation));
    const validated = isValidated ? schemasOf(operation, name, description) : undefined;
    return { ...operation, name, title, validated };
  });
}

/** The schemas against which messages of an operation are checked. */
export function validatedSchemasOf({ validated }: NamedOperation): PlacedSchema[] {
  if (!validated) return [];
  const { responses, body, query } = validated;
  return [...responses.values(), body, query].filter((schema) => schema !== undefined);
}

/** The type of an operation, as source code. */
export function typeOf({ path, method }: OperationKey): string {
  return `paths[${JSON.stringify(path)}][${JSON.stringify(method)}]`;
}

function schemasOf(operation: Operation, name: string, description: Description): ValidatedSchemas {
  const type = typeOf(operation);
  const json = '["content"]["application/json"]';
  const { requestBody, parameters } = operation.operation;
  const responses = new Map<string, PlacedSchema>();
  for (const [status, response] of responsesOf(operation)) {
    const schema = jsonSchemaOf(response, description);
    if (schema === undefined) continue;
    responses.set(status, {
      schema,
      name: `${name}${capitalized(status)}`,
      type: `${type}["responses"][${JSON.stringify(status)}]${json}`,
    });
  }
  const body = requestBody && jsonSchemaOf(requestBody, description);
  const query = querySchemaOf(parameters, description);
  return {
    responses,
    body: placed(body, `${name}Body`, `NonNullable<${type}["requestBody"]>${json}`),
    query: placed(query, `${name}Query`, `NonNullable<${type}["parameters"]["query"]>`),
  };
}

/** The responses of an operation by status, without extensions. */
export function responsesOf({
  operation,
}: Operation): [string, ResponseObject | ReferenceObject][] {
  return Object.entries(operation.responses ?? {}).filter(([status]) => !isExtension(status));
}

function placed(schema: Schema | undefined, name: string, type: string): PlacedSchema | undefined {
  return schema === undefined ? undefined : { schema, name, type };
}

export function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The schema of the JSON body of a request or a response; `undefined` if there is none. */
export function jsonSchemaOf(
  message: RequestBodyObject | ResponseObject | ReferenceObject,
  description: Description,
): Schema | undefined {
  const { content = {} } = targetOf<RequestBodyObject | ResponseObject>(message, description);
  const media = content["application/json"];
  return media && (media.schema ?? true);
}

/** The schema of an object with all query parameters. */
function querySchemaOf(
  parameters: OperationObject["parameters"] = [],
  description: Description,
): SchemaObject | undefined {
  const inQuery = parameters
    .map((parameter) => targetOf(parameter, description))
    .filter((parameter) => parameter.in === "query");
  if (inQuery.length === 0) return undefined;
  const properties = inQuery.map(({ name, schema = true }): [string, Schema] => [name, schema]);
  const required = inQuery.filter((parameter) => parameter.required === true);
  return {
    type: "object",
    properties: Object.fromEntries(properties),
    required: required.map(({ name }) => name),
  };
}
