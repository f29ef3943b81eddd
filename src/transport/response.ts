/** A response without a redirect, whose status is one of HTTP's. */
export interface ReceivedResponse {
  readonly status: number;
  readonly headers: Headers;
  /** The bytes of the body; undefined if it did not arrive as a whole, which only an error response may lack. */
  readonly body: Uint8Array<ArrayBuffer> | undefined;
}

/** A received response, and what it proves. */
export interface ExaminedResponse extends ReceivedResponse {
  /** The decoded JSON body; undefined if the body is not JSON. */
  readonly json: unknown;
  /** Whether it is an error response of the API itself. */
  readonly isOwnError: boolean;
  /** Whether it proves that the API did not act on the request. */
  readonly provesNoAction: boolean;
}

/** Makes a response for openapi-fetch and its middleware. */
export function toResponse({ status, headers, body }: ReceivedResponse): Response {
  // The constructor rejects a body for these statuses.
  const mayHaveBody = status !== 204 && status !== 205;
  return new Response(mayHaveBody && body?.length ? body : null, { status, headers });
}
