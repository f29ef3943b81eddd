import {
  childOf,
  entriesOf,
  isMapping,
  listOf,
  type Mapping,
  type OpenApiDocument,
} from "../openapi/document.ts";
import { operationsOf, type Operation, titleOf } from "../openapi/operations.ts";
import { resolve } from "../openapi/pointer.ts";
import { validated } from "./validated.ts";

/** An operation of a normal form. */
export interface NamedOperation extends Operation {
  name: string;
  /** Like `DELETE /byok/{id}`. */
  title: string;
  /** What is checked at run time: JSON responses by status, the JSON request `body`, and the `query`. */
  schemas: [part: string, schema: unknown][];
}

export function namedOperationsOf(normalForm: Mapping): NamedOperation[] {
  return operationsOf(normalForm as OpenApiDocument).map((operation) => {
    const title = titleOf(operation);
    return {
      ...operation,
      name: String(operation.operation.operationId),
      title,
      schemas: validated.includes(title) ? schemasOf(operation.operation, normalForm) : [],
    };
  });
}

function schemasOf(operation: Mapping, normalForm: Mapping): [string, unknown][] {
  const bodies = [...entriesOf(operation.responses), ["body", operation.requestBody] as const];
  const schemas = bodies.flatMap(([part, body]): [string, unknown][] => {
    const media = childOf(childOf(resolve(body, normalForm), "content"), "application/json");
    return isMapping(media) ? [[part, media.schema ?? true]] : [];
  });
  const query = querySchemaOf(operation, normalForm);
  return query ? [...schemas, ["query", query]] : schemas;
}

/** The schema of an object with all query parameters. */
function querySchemaOf(operation: Mapping, normalForm: Mapping): Mapping | undefined {
  const parameters = listOf(operation.parameters)
    .map((reference) => Object(resolve(reference, normalForm)) as Mapping)
    .filter((parameter) => parameter.in === "query");
  if (parameters.length === 0) return undefined;
  const properties = parameters.map(({ name, schema = true }) => [String(name), schema]);
  const required = parameters.filter((parameter) => parameter.required === true);
  return {
    type: "object",
    properties: Object.fromEntries(properties) as Mapping,
    required: required.map(({ name }) => name),
  };
}
