import type { ByokErrorBase } from "../errors/byok-error.ts";
import type { Call } from "./call.ts";

/** A request as it will be sent, but without the key. */
export interface OutgoingRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The body, or an empty string if the request has no body. */
  readonly body: string;
}

/** Reads a request once, so that the values that are checked are also the values that are sent. */
export async function readRequest(request: Request): Promise<OutgoingRequest> {
  const { method, url } = request;
  const headers = Object.fromEntries(request.headers);
  // In some browsers, `request.body` is undefined.
  const body = request.body === null ? "" : await request.text();
  return { method, url, headers, body };
}

/** Returns an error if the call must not send this request. */
export function checkRequest(
  { method, url, body }: OutgoingRequest,
  call: Call,
): ByokErrorBase | undefined {
  const { onlyRequest } = call.purpose;
  if (onlyRequest) {
    const isUnchanged = method === onlyRequest.method && url === onlyRequest.url && body === "";
    if (!isUnchanged) return call.middlewareError("middleware changed the request");
  }
  if (url.startsWith(`${call.settings.baseUrl}/`)) return undefined;
  const message = "a request must go to a path below the client's baseUrl";
  return call.createError(message, { reason: "input", argument: "baseUrl" });
}
