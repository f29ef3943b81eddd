/** The largest request body that the sandbox reads, in bytes. */
export const maxBodyBytes: number = 1024 * 1024;

/** A request to the sandbox, received over HTTP or through its `fetch`. */
export interface SandboxRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  /** The body, or `undefined` if it is larger than {@link maxBodyBytes}. */
  readonly body: string | undefined;
  /** Aborts when the caller gives up. */
  readonly signal: AbortSignal;
}

/** Handles a request. If it rejects, the connection is broken. */
export type SandboxHandler = (request: SandboxRequest) => Promise<Response>;

/** Decodes a request body. Returns `undefined` if the body is larger than {@link maxBodyBytes}. */
export function decodeBody(bytes: Uint8Array): string | undefined {
  return bytes.length > maxBodyBytes ? undefined : new TextDecoder().decode(bytes);
}
