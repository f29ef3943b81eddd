import { isErrorEnvelope, isForeignEnvelope } from "../contract/error-envelope.ts";
import type { OperationResponses } from "../generated/operations.ts";
import type { ExaminedResponse, ReceivedResponse } from "../transport/response.ts";

/** Functions that tell whether a decoded JSON body matches the documented schema for an error status. */
type ErrorValidators = OperationResponses["errorValidators"];

/**
 * Determines what a response proves.
 *
 * Gateways, firewalls and proxies send responses too, sometimes after the API has acted. Their responses rarely have the
 * API's media type and error envelope, with a code that equals the status. An error response that has all of these, and
 * matches the schema for its status if the contract documents one, counts as the API's own.
 */
export function examine(response: ReceivedResponse, validators: ErrorValidators): ExaminedResponse {
  const { status } = response;
  const json = decodeJson(response.body);
  const isOwnError = isJsonType(response.headers) && hasOwnEnvelope(status, json, validators);
  return { ...response, json, isOwnError, provesNoAction: isOwnError && isRejection(status) };
}

function isJsonType(headers: Headers): boolean {
  return /^\s*application\/json\s*(;|$)/i.test(headers.get("content-type") ?? "");
}

function hasOwnEnvelope(status: number, json: unknown, validators: ErrorValidators): boolean {
  if (status < 400 || !isErrorEnvelope(json) || json.error.code !== status) return false;
  const isDocumented = validators[status];
  return !isForeignEnvelope(json) && (isDocumented === undefined || isDocumented(json));
}

/**
 * Tells whether a 4xx status proves that the API did not act on the request. Some do not: a 404 or 410 may follow a
 * deletion; 408 and 424 mean that a step timed out or failed on the way; proxies use 452 and above, such as 499 for a
 * cancelled request.
 */
export function isRejection(status: number): boolean {
  return status < 452 && ![404, 408, 410, 424].includes(status);
}

/** Decodes a JSON body, which is UTF-8 (RFC 8259, section 8.1), or returns `undefined`. */
function decodeJson(body: ReceivedResponse["body"]): unknown {
  if (body === undefined) return undefined;
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}
