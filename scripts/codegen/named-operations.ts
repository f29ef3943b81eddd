import {
  resolved,
  type Description,
  type OperationObject,
  type ReferenceObject,
  type RequestBodyObject,
  type ResponseObject,
  type Schema,
  type SchemaObject,
} from "../openapi/objects.ts";
import { operationsOf, titleOf, type Operation } from "../openapi/operations.ts";
import { validated } from "./validated.ts";

/** An operation of a normal form. */
export interface NamedOperation extends Operation {
  name: string;
  /** Like `DELETE /byok/{id}`. */
  title: string;
  /** What is checked at run time; `undefined` if nothing is. */
  checked: CheckedParts | undefined;
}

/** The schemas of the JSON messages of an operation, and of an object with all its query parameters. */
export interface CheckedParts {
  /** By status, `default` or a range such as `4XX`. */
  responses: ReadonlyMap<string, Schema>;
  body: Schema | undefined;
  query: Schema | undefined;
}

export function namedOperationsOf(description: Description): NamedOperation[] {
  return operationsOf(description).map((operation) => {
    const title = titleOf(operation);
    return {
      ...operation,
      name: String(operation.operation.operationId),
      title,
      checked: validated.includes(title)
        ? checkedPartsOf(operation.operation, description)
        : undefined,
    };
  });
}

function checkedPartsOf(operation: OperationObject, description: Description): CheckedParts {
  const responses = new Map<string, Schema>();
  for (const [status, response] of Object.entries(operation.responses ?? {})) {
    const isExtension = status.startsWith("x-");
    const schema = isExtension ? undefined : jsonSchemaOf(response, description);
    if (schema !== undefined) responses.set(status, schema);
  }
  const { requestBody } = operation;
  return {
    responses,
    body: requestBody && jsonSchemaOf(requestBody, description),
    query: querySchemaOf(operation, description),
  };
}

/** The schema of a request's or a response's JSON body; `undefined` if it has none. */
function jsonSchemaOf(
  message: RequestBodyObject | ResponseObject | ReferenceObject,
  description: Description,
): Schema | undefined {
  const { content = {} } = resolved<RequestBodyObject | ResponseObject>(message, description);
  const media = content["application/json"];
  return media && (media.schema ?? true);
}

/** The schema of an object with all query parameters. */
function querySchemaOf(
  { parameters = [] }: OperationObject,
  description: Description,
): SchemaObject | undefined {
  const inQuery = parameters
    .map((parameter) => resolved(parameter, description))
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
