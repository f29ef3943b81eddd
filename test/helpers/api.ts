import { createByokClient } from "../../src/index.ts";
import type { ByokClientOptions, ByokFetchInit } from "../../src/index.ts";

/** The id of a credential. */
export const id = "11111111-2222-3333-4444-555555555555";

/** A management key. */
export const apiKey = "sk-or-v1-test";

/** The body that confirms a deletion. */
export const confirmation = '{"deleted":true}';

/** The body of the API's errors. */
export function envelope(code: unknown, message = "Resource not found", more = {}): string {
  return JSON.stringify({ error: { code, message }, ...more });
}

/** A response as the API itself sends it: with its media type, and an error with the matching code. */
export function respond(
  status: number,
  body: BodyInit | null = status === 200 ? confirmation : envelope(status),
  headers: Record<string, string> = {},
): Response {
  const isBodiless = [204, 205, 304].includes(status);
  const init = { status, headers: { "content-type": "application/json", ...headers } };
  return new Response(isBodiless ? null : body, init);
}

/** A fetch that confirms every deletion. */
export const confirming = (): Promise<Response> => Promise.resolve(respond(200));

/** A fetch that never settles. */
export const silent = (): Promise<Response> => new Promise(() => undefined);

/** A fetch that loses its connection. */
export const losing = (): Promise<Response> =>
  Promise.reject(new TypeError("fetch failed", { cause: { code: "ECONNRESET" } }));

/** A fetch that always responds with a certain status, and with a certain body. */
export const responding =
  (...response: Parameters<typeof respond>) =>
  (): Promise<Response> =>
    Promise.resolve(respond(...response));

/** The arguments of a call of fetch. */
export interface SentRequest extends ByokFetchInit {
  url: string;
}

/** A fetch that remembers its requests. */
export function record(fetch: () => Promise<Response> = confirming): {
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

/** Sends any request over a client's `api`, also one that the contract does not have. */
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

/** Runs with a property on `Object.prototype`, as an assignment puts it there. */
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
