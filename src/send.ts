import { ByokError, isByokError } from "./byok-error.ts";
import type { Call } from "./call.ts";
import { checkDestination, checkKey } from "./check-input.ts";
import { notFound } from "./contract.ts";
import { deleteByokById } from "./generated/operations.ts";
import { readBody } from "./read-body.ts";
import { backoffMs, retryAfterMs } from "./retry-delay.ts";

/** What Node's fetch rejects with. The code is the system's word for what happened: `ECONNREFUSED`, say. */
interface NetworkError {
  cause?: { code?: string };
}

// The annotation refuses a contract that requires no token, or another kind of one.
const { scheme }: { scheme: "Bearer" } = deleteByokById;

/** Methods that may be sent again when nobody knows what became of the first time (RFC 9110, 9.2.2). */
const idempotentMethods = ["DELETE", "GET", "HEAD", "OPTIONS", "PUT"];

/** An answer, its body read: no chunks of one that is too long or does not matter. */
export interface Answer {
  readonly response: Response;
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
    try {
      const response = await fetch(request);
      const { status, headers } = response;
      // A redirect that was not followed may have no status at all (Fetch Standard, 2.2.6).
      if (response.redirected || !/^[245]/.test(String(status))) {
        discard(response);
        throw new ByokError(`the answer is ${status}`, { reason: "http", status }, call);
      }
      if (isRefusal(status)) call.isOpen = isOpen;
      delayMs = retryAfterMs(headers.get("retry-after") ?? "") ?? delayMs;
      if (isFinal(status) || !mayWait(delayMs)) {
        const chunks = await readBody(response).catch((error: unknown) => {
          // The status alone decides what another answer means.
          if (response.ok || status === notFound) throw error;
          return [];
        });
        return { response, chunks };
      }
      discard(response);
    } catch (error) {
      if (isByokError(error)) throw error;
      // The call may have ended meanwhile.
      signal.throwIfAborted();
      if (!mayWait(delayMs)) {
        const { code } = (error as NetworkError | undefined)?.cause ?? {};
        throw new ByokError(
          `the connection failed (${code ?? "no reason given"})`,
          { reason: "network" },
          call,
        );
      }
    }
    await pause(delayMs, call);
  }
}

/** Lets go of an answer. Not awaited: its server may not end it. */
function discard({ body }: Response): void {
  body?.cancel().catch(() => undefined);
}

async function authorize({ headers }: Request, call: Call): Promise<void> {
  let key = call.apiKey;
  try {
    if (typeof key === "function") key = await (key as () => unknown)();
  } catch {
    // What the caller's function throws is not passed on, for it may quote the key; nor is the function.
  }
  // The call may have ended meanwhile.
  call.signal.throwIfAborted();
  checkKey(key, call);
  call.keys.push(key);
  headers.set("Authorization", `${scheme} ${key}`);
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
