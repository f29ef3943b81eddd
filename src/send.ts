import { isByokError } from "./byok-error.ts";
import { failure } from "./call.ts";
import type { Call } from "./call.ts";
import { checkKey } from "./check-input.ts";
import { notFound } from "./contract.ts";
import { deleteByokById } from "./generated/operations.ts";
import { readBody } from "./read-body.ts";
import { retryDelayMs } from "./retry-delay.ts";

/** What a request is sent with. */
export interface Transport {
  readonly apiKey: () => unknown;
  readonly fetch: (request: Request) => Promise<Response>;
  readonly maxRetries: number;
}

/** Methods that may be sent again when nobody knows what became of the first time (RFC 9110, 9.2.2). */
const idempotentMethods = ["GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"];

/**
 * Sends a request under the rules of the wire, which hold for every path: the key in its header only, no
 * redirect followed, lost connections and passing statuses retried, one deadline over all of it.
 *
 * @returns the answer, its body read
 * @throws ByokError if there is none
 */
export async function send(request: Request, transport: Transport, call: Call): Promise<Response> {
  const retries = idempotentMethods.includes(request.method) ? transport.maxRetries : 0;
  for (;;) {
    const mayRetry = call.attempts < retries;
    const attempt = await prepare(
      mayRetry && request.body ? request.clone() : request,
      transport,
      call,
    );
    const { isOpen } = call;
    call.attempts++;
    call.isOpen = true;
    let delayMs: number;
    try {
      const response = await call.settle(transport.fetch(attempt));
      const { status } = response;
      if (isElsewhere(response)) {
        discard(response);
        const what = `the answer ${String(status)} is a redirect, or none of HTTP's`;
        throw failure(what, { reason: "http", status }, call);
      }
      if (isRefusal(status)) call.isOpen = isOpen;
      delayMs = isRetryable(status)
        ? retryDelayMs(call.attempts, response.headers.get("retry-after"))
        : Infinity;
      if (!mayRetry || delayMs >= call.remainingMs()) return await call.settle(buffer(response));
      discard(response);
    } catch (error) {
      if (isByokError(error)) throw error;
      delayMs = retryDelayMs(call.attempts);
      if (!mayRetry || delayMs >= call.remainingMs()) {
        throw failure(`the connection failed${codeOf(error)}`, { reason: "network" }, call);
      }
    }
    await pause(delayMs, call);
  }
}

async function prepare(request: Request, { apiKey }: Transport, call: Call): Promise<Request> {
  const key = await call.settle(askForKey(apiKey));
  checkKey(key, call);
  call.keys.add(key);
  const headers = new Headers(request.headers);
  headers.set("Authorization", `${deleteByokById.scheme} ${key}`);
  return new Request(request, { headers, redirect: "manual", signal: call.signal });
}

/** What the caller's function throws is not passed on: it may quote the key. */
async function askForKey(apiKey: () => unknown): Promise<unknown> {
  try {
    return await apiKey();
  } catch {
    return null;
  }
}

/** Whether a status is worth another attempt: what it says may have passed by then. */
function isRetryable(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

/**
 * Whether a status says that the server did not act. A 404 says so only with its documented body, since a
 * proxy may have written it; after a 408 the server may have acted all the same.
 */
function isRefusal(status: number): boolean {
  return status >= 400 && status < 500 && status !== notFound && status !== 408;
}

/** Whether the answer comes from elsewhere, or says to go there, or has no status that HTTP knows. */
function isElsewhere({ status, redirected }: Response): boolean {
  return redirected || status < 200 || (status >= 300 && status < 400) || status > 599;
}

/** Reads the body, so that whoever is given the answer cannot hang or break off any more. */
async function buffer(response: Response): Promise<Response> {
  const { status, statusText } = response;
  const headers = new Headers(response.headers);
  // They describe the body as it was transferred.
  headers.delete("content-length");
  headers.delete("content-encoding");
  let bytes: Uint8Array<ArrayBuffer> | undefined;
  try {
    bytes = await readBody(response);
  } catch (error) {
    // Other errors are decided by their status alone.
    if (response.ok || status === notFound) throw error;
  }
  return new Response(bytes?.length ? bytes : null, { status, statusText, headers });
}

function discard({ body }: Response): void {
  void body?.cancel().catch(() => undefined);
}

async function pause(delayMs: number, call: Call): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    await call.settle(new Promise((resolve) => (timer = setTimeout(resolve, delayMs))));
  } finally {
    clearTimeout(timer);
  }
}

/** The system's word for what happened to a connection, if fetch tells: `ECONNREFUSED`, say. */
function codeOf(error: unknown): string {
  const code = (error as { cause?: { code?: unknown } } | undefined)?.cause?.code;
  return typeof code === "string" && /^[A-Z_]{1,40}$/.test(code) ? ` (${code})` : "";
}
