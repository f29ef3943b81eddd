/** A `fetch` function: the global `fetch` or another implementation. */
export type ByokFetch = (url: string, init: ByokFetchInit) => Promise<ByokFetchResponse>;

/** The second argument of {@link ByokFetch}. */
export interface ByokFetchInit {
  /** The HTTP method. */
  method: string;
  /** The header fields by lowercase name, including the management key. */
  headers: Record<string, string>;
  /** The request body, if any. It is a string, which every implementation of `fetch` accepts. */
  body?: string;
  /** Redirects are rejected, never followed. */
  redirect: "manual";
  /** Prevents Bun from resending the request by itself. `false` is the default in the Fetch Standard. */
  keepalive: false;
  /** Aborts when the attempt or the call ends early. */
  signal: AbortSignal;
}

/** The part of a `Response` that the client reads. */
export interface ByokFetchResponse {
  /** The HTTP status. */
  readonly status: number;
  /** Whether `fetch` followed a redirect. */
  readonly redirected?: boolean | undefined;
  /** The URL of the response, which shows a redirect if `redirected` is undefined. */
  readonly url?: string | undefined;
  /** The header fields. */
  readonly headers: {
    /** The value of a field, or `null`. */
    get(name: string): string | null;
    /** Calls a function for each field. */
    forEach(callback: (value: string, name: string) => void): void;
  };
  /** The body: a web stream, another asynchronous iterable of bytes, or `null` for an empty body. */
  readonly body?: unknown;
  /** Reads the whole body. Called if `body` is undefined or cannot be read as a stream. */
  arrayBuffer(): Promise<ArrayBuffer>;
}
