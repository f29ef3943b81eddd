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
   * How many times a request may be sent again after a lost connection or a 408, 429 or 5xx response. An
   * integer from 0 to 2147483647. The waits follow `Retry-After`, or else grow exponentially; if `Retry-After` exceeds
   * the deadline, the call fails at once.
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

/** Options of a client. Those that a call also accepts are defaults for its calls. */
export interface ByokClientOptions extends ByokCallOptions {
  /**
   * Management key of the account, or a function that returns it. The function is called before each
   * attempt, and may return a promise. What it throws is not part of the call's error, because it may contain the
   * key.
   *
   * @defaultValue the environment variable `OPENROUTER_MANAGEMENT_KEY`, then `OPENROUTER_API_KEY`, read
   * during each call
   */
  apiKey?: string | (() => string | PromiseLike<string>) | undefined;
  /**
   * URL of the API: absolute, `https:` (or `http:` on loopback), without credentials, query or fragment.
   *
   * @defaultValue the contract's server
   */
  baseUrl?: string | undefined;
  /**
   * Sends each attempt. Any implementation of the Fetch Standard will do: it is called with a URL and a
   * plain object.
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

/** A `fetch` function: the global one, or that of another implementation. */
export type ByokFetch = (url: string, init: ByokFetchInit) => Promise<ByokFetchResponse>;

/** The second argument of each call of a {@link ByokFetch}. */
export interface ByokFetchInit {
  /** The HTTP method. */
  method: string;
  /** The header fields by lowercase name, the management key among them. */
  headers: Record<string, string>;
  /** The request body, if there is one: a string, which every implementation of `fetch` accepts. */
  body?: string;
  /** Redirects are rejected, never followed. */
  redirect: "manual";
  /** Aborts when the call ends early. */
  signal: AbortSignal;
}

/** The part of a `Response` that the client reads. */
export interface ByokFetchResponse {
  /** The HTTP status. */
  readonly status: number;
  /** Whether `fetch` followed a redirect. */
  readonly redirected?: boolean;
  /** The URL that responded. It shows a redirect where `redirected` is undefined. */
  readonly url?: string;
  /** The header fields. */
  readonly headers: {
    /** The value of a field, or `null`. */
    get(name: string): string | null;
    /** Calls back for each field. */
    forEach(callback: (value: string, name: string) => void): void;
  };
  /** The body: a web stream, or another asynchronous iterable of bytes. */
  readonly body?: unknown;
  /** Reads the whole body. Called if `body` is undefined or cannot be read in parts. */
  arrayBuffer(): Promise<ArrayBuffer>;
}
