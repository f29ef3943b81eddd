import type { ByokErrorBase } from "../errors/byok-error.ts";
import type { Call } from "./call.ts";

/** A request as it will be sent, but without the key. */
export interface OutgoingRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Empty if there is none. */
  readonly body: string;
}

/** Reads a request once, so that the checked values are the values that are sent. */
export async function readRequest(request: Request): Promise<OutgoingRequest> {
  const { method, url } = request;
  const headers = Object.fromEntries(request.headers);
  // In some browsers, `request.body` is undefined.
  const body = request.body === null ? "" : await request.text();
  return { method, url, headers, body };
}

/** Checks whether a call may send a request. Returns an error if it must not. */
export function findObjection(
  { method, url, body }: OutgoingRequest,
  call: Call,
): ByokErrorBase | undefined {
  const { onlyRequest } = call.purpose;
  const isOnlyRequest = method === onlyRequest?.method && url === onlyRequest.url && body === "";
  if (onlyRequest !== undefined && !isOnlyRequest) {
    return call.middlewareError("a middleware changed the request");
  }
  if (url.startsWith(`${call.settings.baseUrl}/`)) return undefined;
  const message = "a request must go to a path below the client's baseUrl";
  return call.createError(message, { reason: "input", argument: "baseUrl" });
}
