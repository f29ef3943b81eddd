import type { Description } from "../openapi/objects.ts";
import { jsonSchemaOf, responsesOf, type NamedOperation } from "./named-operations.ts";
import type { Validators } from "./validators.ts";

/** Generates the constant `responses`, which describes the responses of every operation. */
export function responsesSource(
  operations: NamedOperation[],
  description: Description,
  validators: Validators,
): string {
  const entries = operations.map(
    (operation) => `{
  method: ${JSON.stringify(operation.method.toUpperCase())},
  path: ${JSON.stringify(operation.path)},
  hasJson: { ${jsonResponsesOf(operation, description).join(", ")} },
  errorValidators: { ${errorValidatorsOf(operation, validators).join(", ")} },
}`,
  );
  return `/** The responses of an operation. */
export interface OperationResponses {
  readonly method: string;
  readonly path: string;
  /** Whether a documented response has a JSON body, by status. */
  readonly hasJson: Readonly<Record<string, boolean>>;
  /** Functions, by error status, that tell whether a decoded JSON body is the documented one. */
  readonly errorValidators: Readonly<Record<number, (body: unknown) => boolean>>;
}

/** The responses of every operation of the contract. */
export const responses: readonly OperationResponses[] = [${entries.join(", ")}];`;
}

/** Whether each response has a JSON body, by status, as source code. */
function jsonResponsesOf(operation: NamedOperation, description: Description): string[] {
  return responsesOf(operation).map(([status, response]) => {
    const hasJson = jsonSchemaOf(response, description) !== undefined;
    return `${JSON.stringify(status)}: ${String(hasJson)}`;
  });
}

function errorValidatorsOf({ validated }: NamedOperation, validators: Validators): string[] {
  return [...(validated?.responses ?? [])]
    .filter(([status]) => /^[45]\d\d$/.test(status))
    .map(([status, schema]) => `${status}: ${validators.nameFor(schema)}`);
}
