import { isErrorEnvelope, isForeignEnvelope } from "../contract/error-envelope.ts";
import type { OperationResponses } from "../generated/operations.ts";
import type { ExaminedResponse, ReceivedResponse } from "../transport/response.ts";

/** Functions that tell whether a decoded JSON body matches the documented schema for an error status. */
type ErrorValidators = OperationResponses["errorValidators"];

/**
 * Determines what a response proves.
 *
 * Gateways, firewalls and proxies send responses too, sometimes after the API has acted. Their error responses rarely
 * combine the API's media type, its error envelope and a code that equals the status. An error response with all of
 * these counts as the API's own, provided that it has no property that only other servers send, and matches the schema
 * for its status if the contract documents a schema.
 */
export function examine(response: ReceivedResponse, validators: ErrorValidators): ExaminedResponse {
  const { status } = response;
  const json = decodeJson(response.body);
  const isApiError = isJsonType(response.headers) && hasApiEnvelope(status, json, validators);
  return { ...response, json, isApiError, provesNoAction: isApiError && isRejection(status) };
}

function isJsonType(headers: Headers): boolean {
  return /^\s*application\/json\s*(;|$)/i.test(headers.get("content-type") ?? "");
}

function hasApiEnvelope(status: number, json: unknown, validators: ErrorValidators): boolean {
  if (status < 400 || !isErrorEnvelope(json) || json.error.code !== status) return false;
  const matchesSchema = validators[status]?.(json) ?? true;
  return matchesSchema && !isForeignEnvelope(json);
}

/**
 * Tells whether the error status of a response from the API itself proves that the API did not act on the request. Some
 * 4xx statuses do not: a 404 or 410 may follow a deletion; a 408 or 424 reports a step that timed out or failed after
 * the request was sent; and proxies use statuses from 452 up, such as 499 for a cancelled request.
 */
export function isRejection(status: number): boolean {
  return status < 452 && ![404, 408, 410, 424].includes(status);
}

/** Decodes a JSON body, which must be UTF-8 (RFC 8259, section 8.1). Returns `undefined` if it is not JSON. */
function decodeJson(body: ReceivedResponse["body"]): unknown {
  if (body === undefined) return undefined;
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}
