import { errorResponse } from "./respond.ts";
import type { SandboxHandler, SandboxRequest } from "./http.ts";

/** Something that goes wrong with one request. */
export interface Fault {
  /** Milliseconds to wait before anything else. Alone, it delays the request and changes nothing. */
  readonly delayMs?: number;
  /**
   * The status to respond with.
   *
   * @defaultValue 500, if another part of the response is given
   */
  readonly status?: number;
  /**
   * The body to respond with.
   *
   * @defaultValue an error in the API's own format; none for 204, 205 and 304
   */
  readonly body?: string;
  /** Header fields to respond with. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Breaks the connection instead of responding. */
  readonly dropsConnection?: boolean;
  /**
   * Performs the requested operation anyway, even after the caller has given up.
   *
   * @defaultValue false
   */
  readonly acts?: boolean;
}

/** Applies a fault to one request. */
export async function applyFault(
  { delayMs = 0, acts = false, dropsConnection = false, ...reply }: Fault,
  request: SandboxRequest,
  handle: SandboxHandler,
): Promise<Response> {
  const isDelayOnly = !dropsConnection && Object.keys(reply).length === 0;
  if (delayMs > 0) await pause(delayMs, acts ? undefined : request.signal);
  const response = isDelayOnly || acts ? await handle(request) : undefined;
  if (dropsConnection) throw new TypeError("the connection was dropped");
  return isDelayOnly && response ? response : respondWith(reply);
}

function respondWith({ status = 500, body, headers = {} }: Fault): Response {
  const isBodiless = status === 204 || status === 205 || status === 304;
  const response =
    body === undefined && !isBodiless
      ? errorResponse(status, "Injected fault")
      : new Response(isBodiless ? null : body, {
          status,
          headers: { "content-type": "application/json" },
        });
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

async function pause(delayMs: number, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  await new Promise<void>((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, delayMs);
    signal?.addEventListener("abort", end);
  });
  signal?.throwIfAborted();
}
