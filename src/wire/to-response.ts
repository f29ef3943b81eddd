import type { ReceivedResponse } from "./body.ts";

/** Makes a response for openapi-fetch and its middleware. */
export function toResponse({ status, headers, body }: ReceivedResponse): Response {
  return new Response(body.length > 0 ? body : null, { status, headers });
}
