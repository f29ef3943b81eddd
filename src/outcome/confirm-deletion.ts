import { confirmed, isDocumented, notFound } from "../contract/deletion.ts";
import type { DeleteByokKeyResponse } from "../contract/deletion.ts";
import type { Call } from "../transport/call.ts";
import type { ExaminedResponse } from "../transport/response.ts";
import { responseError } from "./response-error.ts";

/**
 * Returns the confirmation of a deletion, or throws an error that describes the last response.
 *
 * @throws ByokDeletionError
 */
export function confirmDeletion(
  response: ExaminedResponse | undefined,
  call: Call,
): DeleteByokKeyResponse {
  if (response === undefined) {
    // Without a response from the server, a response from middleware proves nothing about the credential.
    throw call.lastFailure ?? call.middlewareError("middleware responded instead of the API");
  }
  const { status, json, isApiError } = response;
  if (status === confirmed && isDocumented(status, json)) return json;
  const isAbsent = isApiError && status === notFound;
  const problem = "does not confirm the deletion";
  throw responseError(response, call, problem, isAbsent ? "absent" : undefined);
}
