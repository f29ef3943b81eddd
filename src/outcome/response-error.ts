import { isDocumented, isErrorStatus } from "../contract/deletion.ts";
import { isErrorEnvelope } from "../contract/error-envelope.ts";
import type { ByokErrorBase, ByokErrorDetails } from "../errors/byok-error.ts";
import type { CredentialState } from "../errors/credential-state.ts";
import { maskBeginning, maskKeys } from "../errors/mask-keys.ts";
import type { Call } from "../transport/call.ts";
import type { ExaminedResponse } from "../transport/response.ts";
import { readRetryAfterMs } from "../transport/retry-after.ts";

/**
 * A longer body is omitted from the error, because masking it would take too long. The time grows with the number of
 * keys, so the limit is divided by that number.
 */
const maxMaskedBytes = 64 * 1024;

/** How many characters of a message are read to produce a detail of at most 300 characters. */
const maxMessageLength = 2000;

/**
 * Creates the error for a call that ends with a response.
 *
 * @param problem - What is wrong with a response that has a success status.
 * @param credential - What the response proves about the credential, if anything.
 */
export function responseError(
  response: ExaminedResponse,
  call: Call,
  problem: string,
  credential?: CredentialState,
): ByokErrorBase {
  const { status, headers, json } = response;
  const isSuccess = status < 300;
  const detail = isErrorEnvelope(json) ? toDetail(json.error.message, call.keys) : undefined;
  const body = maskDocumentedBody(response, call.keys);
  const retryAfterMs = readRetryAfterMs(headers);
  const details: ByokErrorDetails = {
    reason: isSuccess ? "response" : "http",
    status,
    ...(detail !== undefined && { detail }),
    ...(body !== undefined && { body }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
  const parts = [
    `the response has status ${status}`,
    detail ? ` (${detail})` : "",
    retryAfterMs === undefined ? "" : ` and a Retry-After of ${Math.ceil(retryAfterMs / 1000)} s`,
    isSuccess ? `, but ${problem}` : describeDoubt(response, call),
  ];
  return call.createError(parts.join(""), details, credential);
}

/**
 * Explains why an error response leaves the outcome undetermined, if its status alone does not explain that. Otherwise,
 * returns an empty string.
 */
function describeDoubt({ isApiError, provesNoAction, body }: ExaminedResponse, call: Call): string {
  if (body === undefined) return ", but its body did not arrive completely";
  if (!isApiError) return ", but is not in the API's format: a proxy may have sent it";
  const { isDeletion } = call.purpose;
  if (isDeletion && provesNoAction && call.mayHaveActed) {
    return ", but an earlier attempt may have deleted the credential";
  }
  return "";
}

/** Converts the message of an error envelope to one line of at most 300 characters, with keys masked. */
function toDetail(message: string, keys: ReadonlySet<string>): string {
  return (
    maskBeginning(message, keys, maxMessageLength)
      .replace(/[\p{C}\p{Z}]+/gu, " ")
      .trim()
      .slice(0, 300)
      // Removes half of a surrogate pair at the end.
      .replace(/[\uD800-\uDBFF]$/, "")
  );
}

/** Returns the body of an error response that came from the API, with keys masked, if the body is documented. */
function maskDocumentedBody(
  { status, isApiError, json, body }: ExaminedResponse,
  keys: ReadonlySet<string>,
): unknown {
  if (!isApiError || body === undefined) return undefined;
  if (body.length * keys.size > maxMaskedBytes) return undefined;
  const masked = maskJson(json, keys);
  return isErrorStatus(status) && isDocumented(status, masked) ? masked : undefined;
}

/**
 * Masks every key in a decoded body. Returns `undefined` if the masked body is not valid JSON, or if the body is nested
 * too deeply.
 */
function maskJson(json: unknown, keys: ReadonlySet<string>): unknown {
  // JSON escapes the quotation marks and backslashes in a key.
  const escapedKeys = [...keys].map((key) => JSON.stringify(key).slice(1, -1));
  try {
    return JSON.parse(maskKeys(JSON.stringify(json), escapedKeys));
  } catch {
    // The body is nested too deeply, or a key outside a string was masked.
    return undefined;
  }
}
