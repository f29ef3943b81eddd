import type { ByokFetch } from "./fetch.ts";

/** Options of one call. */
export interface ByokCallOptions {
  /** Aborts the call, which then rejects with a {@link ByokError} whose `reason` is `"abort"`. */
  signal?: AbortSignal | null | undefined;
  /**
   * Deadline for the whole call in milliseconds, including all attempts, the waits between them, and the reading of the
   * response. For `listByokKeys`, the deadline for each of its requests. An integer from 1 to 2147483647.
   *
   * @defaultValue 30000
   */
  timeoutMs?: number | undefined;
  /**
   * Time limit for one attempt in milliseconds, including reading the response, so that a stalled connection leaves
   * time for another attempt. An integer from 1 to 2147483647.
   *
   * @defaultValue 10000
   */
  attemptTimeoutMs?: number | undefined;
  /**
   * How many times a request is retried after a failed connection, a stalled attempt or a 408, 429 or 5xx response. A
   * POST or PATCH is retried only after the API's own 429. An integer from 0 to 2147483647. The client waits as long as
   * `Retry-After` asks; without that header, the client backs off exponentially. If the wait would outlast the
   * deadline, the call fails at once.
   *
   * @defaultValue 2
   */
  maxRetries?: number | undefined;
  /**
   * Additional header fields, such as `HTTP-Referer`, `X-Title` or a correlation id. A call's fields are added to
   * its client's fields and take precedence. `Authorization`, which carries the key, is rejected; in a request through
   * `api`, it is replaced.
   */
  headers?: RequestInit["headers"] | undefined;
}

/**
 * Options of a client. Options that a call also accepts are the defaults of each call; `headers` are merged. An unknown
 * option is rejected.
 */
export interface ByokClientOptions extends ByokCallOptions {
  /**
   * Management key of the account, or a function that returns it. The function is called before each attempt and may
   * return a promise. An error thrown by the function is not included in the {@link ByokError}, because the thrown
   * error may contain the key.
   *
   * @defaultValue the environment variable `OPENROUTER_MANAGEMENT_KEY`, then `OPENROUTER_API_KEY`, read
   * during each call
   */
  apiKey?: string | (() => string | PromiseLike<string>) | undefined;
  /**
   * URL of the API: absolute, `https:` (or `http:` on loopback), without credentials, query or fragment.
   *
   * @defaultValue the environment variable `OPENROUTER_BASE_URL`, then the server URL in the contract
   */
  baseUrl?: string | undefined;
  /**
   * The function that sends each attempt. Any implementation of the Fetch Standard works: it is called with a URL and a
   * plain object.
   *
   * It must not resend a request or follow a redirect by itself, because the client could not tell which request the
   * response belongs to; use `maxRetries` for retries. Deno's `fetch` resends a request if a reused connection breaks.
   * In Deno, pass an HTTP client without a connection pool:
   * `(url, init) => fetch(url, { ...init, client: Deno.createHttpClient({ poolMaxIdlePerHost: 0 }) })`.
   *
   * @defaultValue the global `fetch`
   */
  fetch?: ByokFetch | undefined;
  /**
   * Allows calls in a browser, where every visitor to the page can read the management key.
   *
   * @defaultValue false
   */
  dangerouslyAllowBrowser?: boolean | undefined;
}

/** Options of {@link deleteByokKey}: the same as the options of a client. */
export type DeleteByokKeyOptions = ByokClientOptions;
