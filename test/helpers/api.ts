import { createByokClient } from "../../src/index.ts";
import type { ByokClientOptions, ByokFetchInit } from "../../src/index.ts";

/** A valid credential id. */
export const id = "11111111-2222-3333-4444-555555555555";

/** A syntactically valid management key. */
export const apiKey = "sk-or-v1-test";

/** The body of a response that confirms a deletion. */
export const confirmation = '{"deleted":true}';

/** The JSON body of an error response of the API. */
export function envelope(code: unknown, message = "Resource not found", more = {}): string {
  return JSON.stringify({ error: { code, message }, ...more });
}

/** A response in the format of the API. By default, an error response has the error code of its status. */
export function apiResponse(
  status: number,
  body: BodyInit | null = status === 200 ? confirmation : envelope(status),
  headers: Record<string, string> = {},
): Response {
  const isBodiless = [204, 205, 304].includes(status);
  const init = { status, headers: { "content-type": "application/json", ...headers } };
  return new Response(isBodiless ? null : body, init);
}

/** A `fetch` that confirms every deletion. */
export const confirmingFetch = (): Promise<Response> => Promise.resolve(apiResponse(200));

/** A `fetch` that never settles. */
export const hangingFetch = (): Promise<Response> => new Promise(() => undefined);

/** A `fetch` that rejects as if the connection had been reset. */
export const failingFetch = (): Promise<Response> =>
  Promise.reject(new TypeError("fetch failed", { cause: { code: "ECONNRESET" } }));

/** A `fetch` that returns the same response to every request. */
export const fetchReturning =
  (...response: Parameters<typeof apiResponse>) =>
  (): Promise<Response> =>
    Promise.resolve(apiResponse(...response));

/** The arguments of one `fetch` call. */
export interface SentRequest extends ByokFetchInit {
  url: string;
}

/** Wraps a `fetch`, which confirms every deletion by default, and records the requests. */
export function recordRequests(fetch: () => Promise<Response> = confirmingFetch): {
  requests: SentRequest[];
  fetch: (url: string, init: ByokFetchInit) => Promise<Response>;
} {
  const requests: SentRequest[] = [];
  return {
    requests,
    fetch: (url, init) => {
      requests.push({ ...init, url });
      return fetch();
    },
  };
}

/** Sends a request through a client's `api`. This bypasses the types, so the request need not be in the contract. */
export function sendOverApi(
  options: ByokClientOptions,
  method: string,
  path: string,
  init?: object,
): Promise<{ data?: unknown; error?: unknown; response: Response }> {
  const { api } = createByokClient({ apiKey, ...options });
  return (api.request as (...args: unknown[]) => ReturnType<typeof sendOverApi>)(
    method,
    path,
    init,
  );
}

/** Runs a function while `Object.prototype` has an extra property like one that an assignment would create. */
export async function withPollution<T>(
  name: string,
  value: unknown,
  run: () => Promise<T>,
): Promise<T> {
  const property = { value, enumerable: true, configurable: true, writable: true };
  Object.defineProperty(Object.prototype, name, property);
  try {
    return await run();
  } finally {
    Reflect.deleteProperty(Object.prototype, name);
  }
}
