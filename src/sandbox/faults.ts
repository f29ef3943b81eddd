import { longestDelayMs } from "../options/timer-limit.ts";
import { errorResponse } from "./errors.ts";
import type { SandboxHandler, SandboxRequest } from "./http.ts";
import { matchPath } from "./match-path.ts";

/** A fault to inject, which makes the sandbox fail or delay a request instead of performing it normally. */
export interface Fault {
  /** The method of the requests to affect, such as `"GET"`. By default, any method. */
  readonly method?: string | undefined;
  /**
   * The path of the requests to affect, relative to the base URL: `"/byok"`, or a template such as `"/byok/{id}"`. If
   * the path has a query, a request must contain the parameters of that query, and may contain others:
   * `"/byok?workspace_id=…"`. By default, any path.
   */
  readonly path?: string | undefined;
  /**
   * How many requests to affect. `Infinity` affects every matching request from now on.
   *
   * @defaultValue 1
   */
  readonly times?: number | undefined;
  /**
   * How long to wait before anything else happens, in milliseconds, at most 2147483647. If the fault sets no `status`,
   * `body`, `headers` or `dropsConnection`, the request is then performed as usual.
   */
  readonly delayMs?: number | undefined;
  /**
   * The status to respond with.
   *
   * @defaultValue 500, if the fault has a body or headers
   */
  readonly status?: number | undefined;
  /**
   * The body to respond with.
   *
   * @defaultValue an error in the API's format; no body for 204, 205 and 304
   */
  readonly body?: string | undefined;
  /** Header fields to respond with. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Breaks the connection instead of responding. */
  readonly dropsConnection?: boolean | undefined;
  /**
   * Performs the requested operation anyway, even after the caller has given up.
   *
   * @defaultValue false
   */
  readonly acts?: boolean | undefined;
}

/** The faults that are waiting for requests. */
export class FaultQueue {
  readonly #waiting: { readonly fault: Fault; remaining: number }[] = [];

  /** @throws TypeError if a fault is invalid */
  add(faults: readonly Fault[]): void {
    for (const fault of faults) checkFault(fault);
    for (const fault of faults) this.#waiting.push({ fault, remaining: fault.times ?? 1 });
  }

  /**
   * Returns the next fault for a request. Removes it from the queue once it has affected as many requests as it should.
   */
  take(method: string, path: string, query: URLSearchParams): Fault | undefined {
    const index = this.#waiting.findIndex(({ fault }) => affects(fault, method, path, query));
    const entry = this.#waiting[index];
    if (!entry) return undefined;
    entry.remaining--;
    if (entry.remaining <= 0) this.#waiting.splice(index, 1);
    return entry.fault;
  }
}

function checkFault({ status, times = 1, delayMs = 0 }: Fault): void {
  if (status !== undefined && !(Number.isInteger(status) && status >= 200 && status <= 599)) {
    throw new TypeError("status must be an integer from 200 to 599");
  }
  if (!(times >= 1)) throw new TypeError("times must be at least 1");
  if (!(delayMs >= 0 && delayMs <= longestDelayMs)) {
    throw new TypeError(`delayMs must be from 0 to ${longestDelayMs}`);
  }
}

function affects(
  { method: wanted, path: template }: Fault,
  method: string,
  path: string,
  query: URLSearchParams,
): boolean {
  if (wanted !== undefined && wanted.toUpperCase() !== method) return false;
  if (template === undefined) return true;
  const [wantedPath = "", wantedQuery] = template.split("?");
  return (
    matchPath(wantedPath, path) !== undefined &&
    [...new URLSearchParams(wantedQuery)].every(([name, value]) => query.get(name) === value)
  );
}

/** Applies a fault to one request. */
export async function applyFault(
  fault: Fault,
  request: SandboxRequest,
  handle: SandboxHandler,
): Promise<Response> {
  const { delayMs = 0, acts = false, dropsConnection = false, status, body, headers } = fault;
  const isDelayOnly =
    !dropsConnection && status === undefined && body === undefined && headers === undefined;
  if (delayMs > 0) await pause(delayMs, acts ? undefined : request.signal);
  const response = isDelayOnly || acts ? await handle(request) : undefined;
  if (dropsConnection) throw new TypeError("the connection was dropped");
  return isDelayOnly && response ? response : respondWith(fault);
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
