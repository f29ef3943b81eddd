import { ByokError, isByokError } from "./byok-error.ts";
import type { Call } from "./call.ts";
import { checkDestination, checkKey } from "./check-input.ts";
import { notFound } from "./contract.ts";
import { deleteByokById } from "./generated/operations.ts";
import { readBody } from "./read-body.ts";
import { retryDelayMs } from "./retry-delay.ts";

/** What Node's fetch rejects with. The code is the system's word for what happened: `ECONNREFUSED`, say. */
interface NetworkError {
  cause?: { code?: string };
}

// The annotation refuses a contract that requires no token, or another kind of one.
const { scheme }: { scheme: "Bearer" } = deleteByokById;

/** Methods that may be sent again when nobody knows what became of the first time (RFC 9110, 9.2.2). */
const idempotentMethods = ["DELETE", "GET", "HEAD", "OPTIONS", "PUT"];

/**
 * Sends a request under the rules of the wire, which hold for every path: the key in its header only, no
 * redirect followed, lost connections and passing statuses retried, one deadline over all of it.
 *
 * @returns the answer, its body read
 * @throws ByokError if there is none
 */
export async function send(request: Request, call: Call): Promise<Response> {
  const { baseUrl, fetch, maxRetries } = call;
  checkDestination(request.url, baseUrl);
  const retries = idempotentMethods.includes(request.method) ? maxRetries : 0;
  for (;;) {
    const isLast = call.attempts >= retries;
    // A body can be sent once, so another attempt needs another copy.
    const copy = isLast || !request.body ? request : request.clone();
    const attempt = await authorize(copy, call);
    const { isOpen } = call;
    call.attempts++;
    call.isOpen = true;
    let answer: Response | undefined;
    let code: string | undefined;
    try {
      const response = await fetch(attempt);
      const { status } = response;
      // A redirect that was not followed may have no status at all (Fetch Standard, 2.2.6).
      if (response.redirected || !/^[245]/.test(String(status))) {
        // Not awaited: its server may not end it.
        response.body?.cancel().catch(() => undefined);
        throw new ByokError(`the answer is ${status}`, { reason: "http", status }, call);
      }
      if (isRefusal(status)) call.isOpen = isOpen;
      const body = await readBody(response).catch((error: unknown) => {
        // The status alone decides what another answer means.
        if (response.ok || status === notFound) throw error;
        return null;
      });
      answer = new Response(body, response);
      if (isFinal(status)) return answer;
    } catch (error) {
      if (isByokError(error)) throw error;
      ({ code } = (error as NetworkError | undefined)?.cause ?? {});
    }
    const delayMs = retryDelayMs(call.attempts, answer?.headers.get("retry-after") ?? "");
    if (isLast || call.deadline - performance.now() <= delayMs) {
      if (answer) return answer;
      throw new ByokError(
        `the connection failed (${code ?? "no reason given"})`,
        { reason: "network" },
        call,
      );
    }
    await pause(delayMs, call);
  }
}

async function authorize(request: Request, call: Call): Promise<Request> {
  const { signal } = call;
  let key = call.apiKey;
  try {
    if (typeof key === "function") key = await (key as () => unknown)();
  } catch {
    // What the caller's function throws is not passed on, for it may quote the key; nor is the function.
  }
  // The call may have ended meanwhile.
  signal.throwIfAborted();
  checkKey(key, call);
  call.keys.push(key);
  const headers = new Headers(request.headers);
  headers.set("Authorization", `${scheme} ${key}`);
  return new Request(request, { headers, signal, redirect: "manual" });
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
