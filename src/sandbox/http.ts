/** A request as the sandbox reads it, whether it came over HTTP or through `fetch`. */
export interface SandboxRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: string;
  /** Aborts when the caller gives up. */
  readonly signal: AbortSignal;
}

/** Handles a request. A rejection breaks the connection. */
export type SandboxHandler = (request: SandboxRequest) => Promise<Response>;
