import type { ByokFetch } from "./fetch.ts";

/** Options of one call. */
export interface ByokCallOptions {
  /** Ends the call at any moment, with a {@link ByokError} whose `reason` is `"abort"`. */
  signal?: AbortSignal | null | undefined;
  /**
   * Deadline of the whole call in milliseconds: connecting, all attempts, the waits between them and
   * reading the response. An integer from 1 to 2147483647.
   *
   * @defaultValue 30000
   */
  timeoutMs?: number | undefined;
  /**
   * How long one attempt may take in milliseconds, including the body of its response, so that a stalled connection
   * leaves time for another attempt. An integer from 1 to 2147483647.
   *
   * @defaultValue 10000
   */
  attemptTimeoutMs?: number | undefined;
  /**
   * How many times a request may be sent again after a failed connection, a stalled attempt or a 408, 429 or 5xx
   * response; a POST or PATCH only after the API's own 429. An integer from 0 to 2147483647. The waits follow
   * `Retry-After`, or else grow exponentially; if `Retry-After` exceeds the deadline, the call fails at once.
   *
   * @defaultValue 2
   */
  maxRetries?: number | undefined;
  /**
   * Additional header fields, such as `HTTP-Referer`, `X-Title` or a correlation id. A call's fields are added to
   * its client's and take precedence. `Authorization` is rejected: that field carries the key.
   */
  headers?: RequestInit["headers"] | undefined;
}

/** Options of a client. Options that a call also accepts act as its defaults. An unknown option is rejected. */
export interface ByokClientOptions extends ByokCallOptions {
  /**
   * Management key of the account, or a function that returns it. The function is called before each
   * attempt, and may return a promise. Errors it throws are not included in the {@link ByokError}, because they may
   * contain the key.
   *
   * @defaultValue the environment variable `OPENROUTER_MANAGEMENT_KEY`, then `OPENROUTER_API_KEY`, read
   * during each call
   */
  apiKey?: string | (() => string | PromiseLike<string>) | undefined;
  /**
   * URL of the API: absolute, `https:` (or `http:` on loopback), without credentials, query or fragment.
   *
   * @defaultValue the environment variable `OPENROUTER_BASE_URL`, then the contract's server
   */
  baseUrl?: string | undefined;
  /**
   * Sends each attempt. Any implementation of the Fetch Standard will do: it is called with a URL and a plain object.
   *
   * It must neither repeat a request nor follow a redirect by itself, because the client could not know which
   * request the response belongs to: `maxRetries` repeats requests. Deno's `fetch` repeats a request on a reused
   * connection that breaks. There, pass a client without a pool:
   * `(url, init) => fetch(url, { ...init, client: Deno.createHttpClient({ poolMaxIdlePerHost: 0 }) })`.
   *
   * @defaultValue the global `fetch`
   */
  fetch?: ByokFetch | undefined;
  /**
   * Lets calls run in a browser, where everyone who opens the page can read the management key.
   *
   * @defaultValue false
   */
  dangerouslyAllowBrowser?: boolean | undefined;
}

/** Options of {@link deleteByokKey}: those of a client that is used once. */
export type DeleteByokKeyOptions = ByokClientOptions;
