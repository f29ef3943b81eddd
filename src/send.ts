import { ByokError } from "./byok-error.ts";
import type { Call } from "./call.ts";
import { checkDestination, checkKey } from "./check-input.ts";
import { notFound } from "./contract.ts";
import { deleteByokById } from "./generated/operations.ts";
import { discard, readBody } from "./read-body.ts";
import { backoffMs, retryAfterMs } from "./retry-delay.ts";

// The annotation refuses a contract that requires no token, or another kind of one.
const { scheme }: { scheme: "Bearer" } = deleteByokById;

/** Methods that may be sent again when nobody knows what became of the first time (RFC 9110, 9.2.2). */
const idempotentMethods = ["DELETE", "GET", "HEAD", "OPTIONS", "PUT"];

/** How long to wait for the body of an answer whose status says it all, in milliseconds. */
const detailTimeoutMs = 1000;

/** An answer, its body read: no chunks of one that is too long or does not matter. */
export interface Answer {
  readonly response: Response;
  readonly status: number;
  readonly chunks: Uint8Array<ArrayBuffer>[];
}

/**
 * Sends a request under the rules of the wire, which hold for every path: the key in its header only, no
 * redirect followed, lost connections and passing statuses retried, one deadline over all of it.
 *
 * @param create - Creates the request, once for each attempt.
 * @throws ByokError if there is no answer
 */
export async function send(create: (init: RequestInit) => Request, call: Call): Promise<Answer> {
  const { baseUrl, fetch, signal } = call;
  for (;;) {
    const request = create({ signal, redirect: "manual" });
    checkDestination(request.url, baseUrl);
    const maxRetries = idempotentMethods.includes(request.method) ? call.maxRetries : 0;
    const mayWait = (delayMs: number): boolean =>
      call.attempts <= maxRetries && delayMs < call.deadline - performance.now();
    await authorize(request, call);
    const { isOpen } = call;
    call.attempts++;
    call.isOpen = true;
    let delayMs = backoffMs(call.attempts);
    let failure: ByokError | undefined;
    try {
      const response = await fetch(request);
      const { status } = response;
      // Nobody waits for an answer that comes too late, and nobody else would let go of it.
      if (signal.aborted) discard(response);
      signal.throwIfAborted();
      // A caller's own fetch may give something else than a response.
      if (!Number.isInteger(status)) throw new TypeError();
      if (isRefusal(status)) call.isOpen = isOpen;
      delayMs = retryAfterMs(response.headers.get("retry-after") ?? "") ?? delayMs;
      // One that was not followed may have no status at all (Fetch Standard, 2.2.6).
      const isRedirect = response.redirected || status < 200 || (status >= 300 && status < 400);
      if (!isRedirect && (isFinal(status) || !mayWait(delayMs))) {
        const isDecisive = response.ok || status === notFound;
        const body = readBody(response, call, isDecisive ? undefined : detailTimeoutMs);
        return { response, status, chunks: await (isDecisive ? body : body.catch(() => [])) };
      }
      discard(response);
      if (isRedirect) {
        failure = new ByokError(`the answer is ${status}`, { reason: "http", status }, call);
      }
    } catch (error) {
      if (!mayWait(delayMs)) {
        const what = `the connection failed (${codeOf(error, call.keys)})`;
        failure = new ByokError(what, { reason: "network" }, call);
      }
    }
    // The call may have ended meanwhile.
    signal.throwIfAborted();
    if (failure) throw failure;
    await pause(delayMs, call);
  }
}

async function authorize({ headers }: Request, call: Call): Promise<void> {
  let key = call.apiKey;
  try {
    if (typeof key === "function") key = await (key as () => unknown)();
  } catch {
    // What the caller's function throws is not passed on, for it may quote the key.
    key = undefined;
  }
  // The call may have ended meanwhile.
  call.signal.throwIfAborted();
  checkKey(key, call);
  call.keys.push(key);
  headers.set("Authorization", `${scheme} ${key}`);
}

/** The system's word for what happened (`ECONNREFUSED`, say), which Node's fetch gives as the cause's code. */
function codeOf(error: unknown, keys: readonly string[]): string {
  try {
    const { code } = (error as { cause: { code: string } }).cause;
    const isWord = typeof code === "string" && /^[A-Z][A-Z\d_]{1,40}$/.test(code);
    if (isWord && !keys.some((key) => code.includes(key))) return code;
  } catch {
    // A caller's own fetch may throw anything, even what cannot be looked at.
  }
  return "no reason given";
}

function pause(delayMs: number, { timers }: Call): Promise<void> {
  return new Promise((resolve) => timers.push(setTimeout(resolve, delayMs)));
}

/** Whether a status would be the same at another attempt. */
function isFinal(status: number): boolean {
  return status < 500 && status !== 408 && status !== 429;
}

/**
 * Whether a status says that the server did not act. A 404 says so only with its documented body, since a
 * proxy may have written it; after a 408 the server may have acted all the same.
 */
function isRefusal(status: number): boolean {
  return status >= 400 && status < 500 && status !== notFound && status !== 408;
}
