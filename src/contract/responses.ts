import { responses } from "../generated/operations.ts";
import type { OperationResponses } from "../generated/operations.ts";

/** Finds the documented responses of an operation by its method and its path template, such as `/byok/{id}`. */
export function findResponses(method: string, path: string): OperationResponses | undefined {
  return responses.find((operation) => operation.method === method && operation.path === path);
}

/**
 * Tells whether a successful response must have a JSON body. The contract documents a status by its number, by `2XX` or
 * by `default`. For an undocumented status, JSON is required if any documented success has a JSON body.
 */
export function mustHaveJson({ hasJson }: OperationResponses, status: number): boolean {
  const documented = hasJson[status] ?? hasJson["2XX"] ?? hasJson["default"];
  if (documented !== undefined) return documented;
  return Object.entries(hasJson).some(([name, isJson]) => name.startsWith("2") && isJson);
}
