import { ByokErrorBase } from "../byok-error.ts";
import { authorizationScheme } from "../contract.ts";
import { inputError } from "../input-error.ts";
import type { ByokFetchInit, ByokFetchResponse } from "../options.ts";
import { cancelBody, readBody } from "./body.ts";
import type { ReceivedResponse } from "./body.ts";
import type { Call } from "./call.ts";
import { readKey } from "./key.ts";
import { describeNetworkError } from "./network-error.ts";
import { backoffMs, isIdempotent, isRetryable, retryAfterMs } from "./retry.ts";

/** How long to wait for the body of an error response, in milliseconds. */
const errorBodyTimeoutMs = 1000;

/**
 * Sends a request under the wire rules, which hold for every operation: the key is in its header only,
 * redirects are rejected, lost connections and passing statuses are retried, and nothing is handed to
 * `fetch` once the call has ended.
 *
 * @throws ByokError unless a whole response arrives
 */
export async function send(request: Request, call: Call): Promise<ReceivedResponse> {
  const { method, url } = request;
  const { baseUrl, keys, signal } = call;
  if (!url.startsWith(`${baseUrl}/`)) {
    throw inputError("baseUrl", "a request must go to a path below the client's baseUrl", call);
  }
  const init = await toInit(request, signal);
  const maxRetries = isIdempotent(method) ? call.maxRetries : 0;
  for (;;) {
    const key = await readKey(call);
    signal.throwIfAborted();
    keys.push(key);
    const headers = { ...init.headers, authorization: `${authorizationScheme} ${key}` };
    // Without a prototype, since `fetch` would take a body or a proxy from it.
    const complete = { __proto__: null, ...init, headers };
    const result = await attempt(url, complete, call);
    signal.throwIfAborted();
    const isError = result instanceof ByokErrorBase;
    const delayMs =
      (isError ? undefined : retryAfterMs(result.headers)) ?? backoffMs(call.attempts);
    const remainingMs = call.deadline - performance.now();
    const mayDiffer = isError ? result.reason === "network" : isRetryable(result.status);
    if (!mayDiffer || call.attempts > maxRetries || delayMs >= remainingMs) {
      if (isError) throw result;
      return result;
    }
    await call.pause(delayMs);
  }
}

async function attempt(
  url: string,
  init: ByokFetchInit,
  call: Call,
): Promise<ReceivedResponse | ByokErrorBase> {
  const { fetch, mayHaveActed, signal } = call;
  call.attempts++;
  call.mayHaveActed = true;
  try {
    const response = await fetch(url, init);
    if (signal.aborted) cancelBody(response);
    signal.throwIfAborted();
    const result = await receive(response, call);
    if (!(result instanceof ByokErrorBase) && call.isRefusal(result)) {
      call.mayHaveActed = mayHaveActed;
    }
    return result;
  } catch (error) {
    const message = describeNetworkError(error, call.keys);
    return new ByokErrorBase(message, { reason: "network" }, call);
  }
}

/** Reads a response as a whole, unless it is one to reject whatever its body is. */
async function receive(
  response: ByokFetchResponse,
  call: Call,
): Promise<ReceivedResponse | ByokErrorBase> {
  const { status } = response;
  if (!Number.isInteger(status)) throw new TypeError("fetch did not return a response");
  const rejection = describeRejection(response);
  if (rejection !== undefined) {
    cancelBody(response);
    return new ByokErrorBase(rejection, { reason: "http", status }, call);
  }
  // A copy, since a caller's fetch may return header fields of any kind. They are iterable in every
  // implementation, which the DOM types of a caller may not declare.
  const headers = new Headers([...(response.headers as Headers)]);
  const isSuccess = status < 300;
  const body = await readBody(response, call, isSuccess ? undefined : errorBodyTimeoutMs).catch(
    (error: unknown) => {
      // The status of an error response says enough to go on without its body.
      if (isSuccess) throw error;
      return new Uint8Array();
    },
  );
  if (body) return { status, headers, body };
  const message = `the response has status ${status} and a body of more than 1 MiB`;
  return new ByokErrorBase(message, { reason: "response", status }, call);
}

function describeRejection({ status, redirected }: ByokFetchResponse): string | undefined {
  if (redirected === true) return "fetch followed a redirect, so the response proves nothing";
  // A redirect that was not followed may have status 0 (Fetch Standard, section 2.2.6).
  if (status < 200 || (status >= 300 && status < 400)) {
    return `the response is a redirect (status ${status}), which is not followed`;
  }
  return status > 599 ? `the response has status ${status}, which HTTP does not have` : undefined;
}

/** Copies a request, because every implementation of `fetch` accepts a plain object. */
async function toInit(request: Request, signal: AbortSignal): Promise<ByokFetchInit> {
  const { method } = request;
  const headers = Object.fromEntries(request.headers);
  const init: ByokFetchInit = { method, headers, redirect: "manual", signal };
  // Some browsers have no `body` here.
  const body = request.body === null ? "" : await request.text();
  return body ? { ...init, body } : init;
}
