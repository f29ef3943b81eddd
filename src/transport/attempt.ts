import type { ByokErrorDetails } from "../errors/byok-error.ts";
import type { ByokFetchInit, ByokFetchResponse } from "../options/fetch.ts";
import { AttemptLimit } from "./attempt-limit.ts";
import { cancelBody, readBody } from "./body.ts";
import type { Call } from "./call.ts";
import { describeNetworkFailure } from "./network-failure.ts";
import type { ExaminedResponse } from "./response.ts";

/** The message and the details of an error. */
export interface Failure {
  readonly message: string;
  readonly details: ByokErrorDetails;
}

/** The result of an attempt: a response, or a failure without a usable response. */
export type AttemptResult =
  | { readonly response: ExaminedResponse; readonly failure?: undefined }
  | { readonly failure: Failure; readonly response?: undefined };

/** Sends a request once, within the time limit for one attempt. */
export async function attempt(
  url: string,
  init: Omit<ByokFetchInit, "signal">,
  call: Call,
): Promise<AttemptResult> {
  call.attempts++;
  // The server may have acted unless the response proves otherwise. This is a counter, because middleware may send
  // several requests at the same time.
  call.unclearAttempts++;
  const limit = new AttemptLimit(call);
  let response: ByokFetchResponse | undefined;
  try {
    response = await callFetch(url, { ...init, signal: limit.signal }, call, limit);
    const result = await receive(response, url, call, limit);
    if (result.response?.provesNoAction) call.unclearAttempts--;
    return result;
  } catch (error) {
    // The time limit passed or the call ended. After the end of the call, this failure is ignored.
    if (limit.isStopped) return { failure: describeStall(call) };
    return { failure: describeNetworkFailure(error, url, response !== undefined, call.keys) };
  } finally {
    limit.release();
  }
}

async function callFetch(
  url: string,
  init: ByokFetchInit,
  call: Call,
  limit: AttemptLimit,
): Promise<ByokFetchResponse> {
  // The async function turns a synchronous exception of `fetch` into a rejection.
  const pending = (async () => call.settings.fetch(url, init))();
  try {
    return await limit.wait(pending);
  } catch (error) {
    // A response that arrives after the attempt was stopped would otherwise keep its connection open.
    if (limit.isStopped) void pending.then(cancelBody, () => undefined);
    throw error;
  }
}

/** Reads the complete response, unless its status or URL is already a reason to reject it. */
async function receive(
  response: ByokFetchResponse,
  url: string,
  call: Call,
  limit: AttemptLimit,
): Promise<AttemptResult> {
  const { status } = response;
  if (!Number.isInteger(status)) throw new TypeError("fetch did not return a response");
  const rejection = describeRejection(response, url);
  if (rejection !== undefined) {
    cancelBody(response);
    return { failure: { message: rejection, details: { reason: "http", status } } };
  }
  const headers = copyHeaders(response);
  const isSuccess = status < 300;
  const reading = readBody(response, call, limit);
  // An error response is useful even without its body, because the status is known.
  const body = await (isSuccess ? reading : reading.catch(() => undefined));
  if (body === "too long") {
    const message = `the response has status ${status} and a body of more than 1 MiB`;
    return { failure: { message, details: { reason: "response", status } } };
  }
  return { response: call.purpose.examine({ status, headers, body }) };
}

function describeRejection(
  { status, redirected, url: finalUrl }: ByokFetchResponse,
  url: string,
): string | undefined {
  // React Native's fetch has no `redirected`, so only the URL shows a redirect.
  const wasRedirected =
    redirected ?? (finalUrl !== undefined && finalUrl !== "" && finalUrl !== url);
  if (wasRedirected) return "fetch followed a redirect, so the response proves nothing";
  // With `redirect: "manual"`, a redirect may have status 0 (Fetch Standard, section 2.2.6).
  if (status === 0 || (status >= 300 && status < 400)) {
    return `the response has status ${status}, and redirects are not followed`;
  }
  if (status >= 200 && status < 600) return undefined;
  return `the response has status ${status}, which is not a final HTTP status`;
}

/** Copies the header fields, because other implementations of `fetch` have their own `Headers` class. */
function copyHeaders(response: ByokFetchResponse): Headers {
  const headers = new Headers();
  response.headers.forEach((value, name) => {
    headers.append(name, value);
  });
  return headers;
}

function describeStall(call: Call): Failure {
  const message = `no complete response arrived within ${call.settings.attemptTimeoutMs} ms`;
  return { message, details: { reason: "timeout" } };
}
