import { ByokErrorBase } from "./byok-error.ts";
import { confirmed, isDocumented, isErrorStatus, notFound } from "./contract.ts";
import type { DeleteByokKeyResponse } from "./contract.ts";
import { decodeJson, isErrorEnvelope, isOwnError, isRefusalStatus } from "./evidence.ts";
import { maskKeys } from "./mask-keys.ts";
import type { ReceivedResponse } from "./wire/body.ts";
import type { Call } from "./wire/call.ts";

/** Tells whether a response proves that the API did not act on a deletion. */
export function isRefusal(response: ReceivedResponse): boolean {
  return isRefusalStatus(response.status) && isOwn(response, decodeJson(response));
}

/**
 * Returns the confirmation of a deletion, or throws an error that says what the response proves.
 *
 * @throws ByokError
 */
export function confirmDeletion(response: ReceivedResponse, call: Call): DeleteByokKeyResponse {
  const { status } = response;
  const body = decodeJson(response);
  if (status === confirmed && isDocumented(status, body)) return body;
  const isSuccess = status < 300;
  const isOwnResponse = isOwn(response, body);
  const detail = isErrorEnvelope(body) ? toLine(maskKeys(body.error.message, call.keys)) : "";
  const masked = isOwnResponse ? maskBody(body, call.keys) : undefined;
  throw new ByokErrorBase(
    `the response has status ${status}` +
      (detail && ` (${detail})`) +
      describeDoubt(isSuccess, isOwnResponse),
    {
      reason: isSuccess ? "response" : "http",
      status,
      ...(isErrorEnvelope(body) && { detail }),
      ...(isErrorStatus(status) && isDocumented(status, masked) && { body: masked }),
    },
    call,
    isOwnResponse && status === notFound ? "absent" : undefined,
  );
}

function describeDoubt(isSuccess: boolean, isOwnResponse: boolean): string {
  if (isSuccess) return ", but does not confirm the deletion";
  return isOwnResponse ? "" : ", but not in the API's format: a proxy may have sent it";
}

/** Tells whether an error response is the API's own, with the documented body if there is one. */
function isOwn(response: ReceivedResponse, body: unknown): boolean {
  const { status } = response;
  return isOwnError(response, body) && (!isErrorStatus(status) || isDocumented(status, body));
}

/** A decoded body with every key in it masked, or `undefined` if that breaks it. */
function maskBody(body: unknown, keys: readonly string[]): unknown {
  // Within JSON, a quotation mark or a backslash of a key is escaped.
  const escapedKeys = keys.map((key) => JSON.stringify(key).slice(1, -1));
  try {
    return JSON.parse(maskKeys(JSON.stringify(body), escapedKeys));
  } catch {
    // The body is nested too deeply, or a key stood outside of any string.
    return undefined;
  }
}

/** One line of at most 300 characters. */
function toLine(text: string): string {
  return text
    .replace(/[\p{C}\p{Z}]+/gu, " ")
    .trim()
    .slice(0, 300);
}
