import { confirmed, isDocumented, notFound } from "../contract/deletion.ts";
import type { DeleteByokKeyResponse } from "../contract/deletion.ts";
import type { Call } from "../transport/call.ts";
import type { ExaminedResponse } from "../transport/response.ts";
import { responseError } from "./response-error.ts";

/**
 * Returns the confirmation of a deletion, or throws an error with the evidence of the last response.
 *
 * @throws ByokDeletionError
 */
export function confirmDeletion(
  response: ExaminedResponse | undefined,
  call: Call,
): DeleteByokKeyResponse {
  if (response === undefined) {
    // A response from middleware proves nothing about the credential.
    throw call.lastFailure ?? call.middlewareError("a middleware responded instead of the API");
  }
  const { status, json, isOwnError } = response;
  if (status === confirmed && isDocumented(status, json)) return json;
  const isAbsent = isOwnError && status === notFound;
  const problem = "does not confirm the deletion";
  throw responseError(response, call, problem, isAbsent ? "absent" : undefined);
}
