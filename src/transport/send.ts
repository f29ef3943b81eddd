import { authorizationScheme } from "../contract/deletion.ts";
import type { ByokErrorBase } from "../errors/byok-error.ts";
import { readManagementKey } from "../options/management-key.ts";
import { attempt } from "./attempt.ts";
import type { AttemptResult } from "./attempt.ts";
import type { Call } from "./call.ts";
import { checkRequest, readRequest } from "./outgoing-request.ts";
import type { OutgoingRequest } from "./outgoing-request.ts";
import { readRetryAfterMs } from "./retry-after.ts";
import { toResponse } from "./response.ts";
import { delayBeforeRetry, isWorthRetrying } from "./retry.ts";

/** Decoding a body of more than this many bytes may take more than a few milliseconds. */
const longBody = 64 * 1024;

/**
 * Sends a request for openapi-fetch. Adds the management key in the `Authorization` header, and retries after a
 * transient failure, up to `maxRetries` times within the deadline of the call. The result is also stored in the call.
 *
 * @returns the last response, whatever its status
 * @throws ByokError if no usable response arrives
 */
export async function send(request: Request, call: Call): Promise<Response> {
  // Middleware may keep this function and use it after the call.
  if (call.hasEnded) {
    throw call.middlewareError("middleware sent the request again after the call had ended");
  }
  const outgoing = await readRequest(request);
  const requestError = checkRequest(outgoing, call);
  if (requestError) throw storeFailure(requestError, call);
  const { response, failure } = await sendWithRetries(outgoing, call);
  if (failure) throw storeFailure(call.createError(failure.message, failure.details), call);
  call.lastResponse = response;
  call.lastFailure = undefined;
  // openapi-fetch may decode the body again. The pause lets the program do other work between two long decodings.
  if (response.body && response.body.length > longBody) await call.pause(0);
  return toResponse(response);
}

function storeFailure(error: ByokErrorBase, call: Call): ByokErrorBase {
  call.lastResponse = undefined;
  call.lastFailure = error;
  return error;
}

async function sendWithRetries(request: OutgoingRequest, call: Call): Promise<AttemptResult> {
  const { method, url, body } = request;
  const { apiKey, maxRetries } = call.settings;
  for (;;) {
    const { key, problem } = await readManagementKey(apiKey);
    if (problem !== undefined) {
      return { failure: { message: problem, details: { reason: "input", argument: "apiKey" } } };
    }
    call.throwIfEnded();
    call.keys.add(key);
    const headers = { ...request.headers, authorization: `${authorizationScheme} ${key}` };
    const init = { method, headers, redirect: "manual", keepalive: false } as const;
    const result = await attempt(url, body === "" ? init : { ...init, body }, call);
    call.throwIfEnded();
    if (!isWorthRetrying(method, result)) return result;
    const { attempts } = call;
    const remainingMs = call.remainingMs();
    const retryAfterMs = result.response && readRetryAfterMs(result.response.headers);
    const delayMs = delayBeforeRetry({ attempts, maxRetries, remainingMs, retryAfterMs });
    if (delayMs === undefined) return result;
    await call.pause(delayMs);
  }
}
