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
 * redirects are rejected, lost connections and transient statuses are retried, and nothing is handed to
 * `fetch` once the call has ended.
 *
 * @throws ByokError if no usable response arrives
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
    if (!mayDiffer(result) || call.attempts > maxRetries || delayMs >= remainingMs) {
      if (isError) throw result;
      return result;
    }
    await call.pause(delayMs);
  }
}

/** Tells whether another attempt may get a different result. */
function mayDiffer(result: ReceivedResponse | ByokErrorBase): boolean {
  if (!(result instanceof ByokErrorBase)) return isRetryable(result.status);
  const { reason, status = 0 } = result;
  return reason === "network" || (reason === "response" && isRetryable(status));
}

async function attempt(
  url: string,
  init: ByokFetchInit,
  call: Call,
): Promise<ReceivedResponse | ByokErrorBase> {
  const { fetch, signal } = call;
  call.attempts++;
  // A middleware may have several requests under way.
  call.unclearAttempts++;
  let hasResponse = false;
  try {
    const response = await fetch(url, init);
    hasResponse = true;
    if (signal.aborted) cancelBody(response);
    signal.throwIfAborted();
    const result = await receive(response, url, call);
    if (!(result instanceof ByokErrorBase) && call.isRefusal(result)) call.unclearAttempts--;
    return result;
  } catch (error) {
    const message = describeNetworkError(error, hasResponse, call.keys);
    return new ByokErrorBase(message, { reason: "network" }, call);
  }
}

/** Reads a whole response, unless its status or URL alone is a reason to reject it. */
async function receive(
  response: ByokFetchResponse,
  url: string,
  call: Call,
): Promise<ReceivedResponse | ByokErrorBase> {
  const { status } = response;
  if (!Number.isInteger(status)) throw new TypeError("fetch did not return a response");
  const rejection = describeRejection(response, url);
  if (rejection !== undefined) {
    cancelBody(response);
    return new ByokErrorBase(rejection, { reason: "http", status }, call);
  }
  // Copied, because other implementations of `fetch` have their own class of headers.
  const headers = new Headers();
  response.headers.forEach((value, name) => {
    headers.append(name, value);
  });
  const isSuccess = status < 300;
  const body = await readBody(response, call, isSuccess ? undefined : errorBodyTimeoutMs).catch(
    (error: unknown) => {
      // The status of an error response is enough to go on without its body.
      if (isSuccess) throw error;
      return new Uint8Array();
    },
  );
  if (body) return { status, headers, body };
  const message = `the response has status ${status} and a body of more than 1 MiB`;
  return new ByokErrorBase(message, { reason: "response", status }, call);
}

function describeRejection(
  { status, redirected, url: finalUrl }: ByokFetchResponse,
  url: string,
): string | undefined {
  // React Native's fetch shows a redirect by the URL alone.
  if (redirected ?? (finalUrl && finalUrl !== url)) {
    return "fetch followed a redirect, so the response proves nothing";
  }
  // A redirect that was not followed may have status 0 (Fetch Standard, section 2.2.6).
  if (status < 200 || (status >= 300 && status < 400)) {
    return `the response has status ${status}, and redirects are not followed`;
  }
  return status > 599 ? `the response has status ${status}, which is no HTTP status` : undefined;
}

/** Copies a request into a plain object, which every implementation of `fetch` accepts. */
async function toInit(request: Request, signal: AbortSignal): Promise<ByokFetchInit> {
  const { method } = request;
  const headers = Object.fromEntries(request.headers);
  const init: ByokFetchInit = { method, headers, redirect: "manual", signal };
  // Some browsers have no `body` here.
  const body = request.body === null ? "" : await request.text();
  return body ? { ...init, body } : init;
}
