/** A response that is not a redirect and has a valid HTTP status. */
export interface ReceivedResponse {
  readonly status: number;
  readonly headers: Headers;
  /** The body, or `undefined` if it did not arrive completely, which is possible only for an error response. */
  readonly body: Uint8Array<ArrayBuffer> | undefined;
}

/** A received response, and what it proves. */
export interface ExaminedResponse extends ReceivedResponse {
  /** The decoded JSON body, or `undefined` if the body is not JSON. */
  readonly json: unknown;
  /** Whether this is an error response from the API itself. */
  readonly isApiError: boolean;
  /** Whether the response proves that the API did not act on the request. */
  readonly provesNoAction: boolean;
}

/** Creates a `Response` for openapi-fetch and its middleware. */
export function toResponse({ status, headers, body }: ReceivedResponse): Response {
  // The `Response` constructor rejects a body for these statuses.
  const mayHaveBody = status !== 204 && status !== 205;
  return new Response(mayHaveBody && body?.length ? body : null, { status, headers });
}
