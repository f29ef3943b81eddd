import type { ReceivedResponse } from "./body.ts";

/** Makes a response for openapi-fetch and its middleware. */
export function toResponse({ status, headers, body }: ReceivedResponse): Response {
  // The constructor rejects a body for these statuses.
  const hasBody = body.length > 0 && status !== 204 && status !== 205;
  return new Response(hasBody ? body : null, { status, headers });
}
