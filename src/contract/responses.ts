import { responses } from "../generated/operations.ts";
import type { OperationResponses } from "../generated/operations.ts";

/** Finds the documented responses of an operation by its method and its path template, such as `/byok/{id}`. */
export function findResponses(method: string, path: string): OperationResponses | undefined {
  return responses.find((operation) => operation.method === method && operation.path === path);
}

/**
 * Tells whether a success of an operation must have a JSON body. For a status that the contract does not
 * document, the other successes of the operation decide.
 */
export function mustHaveJson({ hasJson }: OperationResponses, status: number): boolean {
  const documented = hasJson[status] ?? hasJson["2XX"] ?? hasJson["default"];
  if (documented !== undefined) return documented;
  return Object.entries(hasJson).some(([name, isJson]) => name.startsWith("2") && isJson);
}
