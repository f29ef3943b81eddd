import { mustHaveJson } from "../contract/responses.ts";
import type { OperationResponses } from "../generated/operations.ts";
import type { Call } from "../transport/call.ts";
import type { ExaminedResponse } from "../transport/response.ts";
import { responseError } from "./response-error.ts";

/**
 * Rejects a response whose body does not match the types of `api`: an error that did not come from the API, or a
 * success without the JSON that the contract documents. A JSON body of a success is not validated further, because
 * OpenRouter adds properties and provider slugs.
 *
 * @throws ByokError
 */
export function requireDocumentedBody(
  response: ExaminedResponse,
  operation: OperationResponses | undefined,
  call: Call,
): void {
  const isSuccess = response.status < 300;
  const isAccepted = isSuccess ? hasDocumentedForm(response, operation) : response.isApiError;
  if (!isAccepted) throw responseError(response, call, "its body is not the documented JSON");
}

function hasDocumentedForm(
  { status, json, body }: ExaminedResponse,
  operation: OperationResponses | undefined,
): boolean {
  // All JSON bodies in the contract are objects or arrays.
  if (typeof json === "object" && json !== null) return true;
  if (operation) return !mustHaveJson(operation, status);
  // The operation is not in the contract. By default, openapi-fetch can decode only JSON and an empty body.
  return body?.length === 0;
}
