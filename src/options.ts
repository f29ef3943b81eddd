/** Options of one call. */
export interface ByokCallOptions {
  /** Ends the call at any moment, with a {@link ByokError} whose `reason` is `"abort"`. */
  signal?: AbortSignal | null | undefined;
  /**
   * Deadline of the whole call, in milliseconds: connecting, all attempts, the waiting between them and
   * reading the answer. A whole number from 1 to 2147483647.
   *
   * @defaultValue 30000
   */
  timeoutMs?: number | undefined;
  /**
   * How many more attempts may follow a lost connection or an answer of 408, 429 or 5xx.
   *
   * @defaultValue 2
   */
  maxRetries?: number | undefined;
}

/** Options of a client. Those that a call has too are defaults for its calls. */
export interface ByokClientOptions extends ByokCallOptions {
  /**
   * Management key of the account, or a function that returns it, which is asked before each attempt.
   *
   * @defaultValue the environment variable `OPENROUTER_MANAGEMENT_KEY`, then `OPENROUTER_API_KEY`, read
   * by the call
   */
  apiKey?: string | (() => string | PromiseLike<string>) | undefined;
  /**
   * Where the API is: an absolute `https:` URL, or an `http:` one on this machine's loopback, without
   * credentials, query or fragment.
   *
   * @defaultValue the contract's server
   */
  baseUrl?: string | undefined;
  /**
   * Sends a request, as the Fetch Standard says.
   *
   * @defaultValue the global `fetch`
   */
  fetch?: ((request: Request) => Promise<Response>) | undefined;
  /**
   * Lets calls run in a browser, where everyone who opens the page can read the management key.
   *
   * @defaultValue false
   */
  dangerouslyAllowBrowser?: boolean | undefined;
}

/** Options of {@link deleteByokKey}: those of a client that is used once. */
export type DeleteByokKeyOptions = ByokClientOptions;
