import { entriesOf, isMapping, operationsOf, resolve } from "../document.ts";
import type { Mapping, OpenApiDocument, Operation } from "../document.ts";

/** An operation of a normal form. */
export interface NamedOperation extends Operation {
  name: string;
  /** The schemas of its JSON responses, by status. */
  responses: [status: string, schema: unknown][];
}

export function namedOperationsOf(normalForm: Mapping): NamedOperation[] {
  return operationsOf(normalForm as OpenApiDocument).map((operation) => ({
    ...operation,
    name: String(operation.operation.operationId),
    responses: jsonResponsesOf(operation.operation, normalForm),
  }));
}

function jsonResponsesOf(operation: Mapping, normalForm: Mapping): [string, unknown][] {
  return entriesOf(operation.responses).flatMap(([status, reference]): [string, unknown][] => {
    const response = resolve(reference, normalForm);
    const content = isMapping(response) ? response.content : undefined;
    const media = isMapping(content) ? content["application/json"] : undefined;
    return isMapping(media) ? [[status, media.schema ?? true]] : [];
  });
}
