import { ByokError, isByokError } from "./byok-error.ts";
import type { Call } from "./call.ts";
import { checkKey } from "./check-input.ts";
import { notFound } from "./contract.ts";
import { deleteByokById } from "./generated/operations.ts";
import { discard, readBody } from "./read-body.ts";
import { retryDelayMs } from "./retry-delay.ts";

/** What a request is sent with. */
export interface Transport {
  readonly apiKey: () => unknown;
  readonly fetch: (request: Request) => Promise<Response>;
  readonly maxRetries: number;
}

/** Methods that may be sent again when nobody knows what became of the first time (RFC 9110, 9.2.2). */
const idempotentMethods = ["DELETE", "GET", "HEAD", "OPTIONS", "PUT"];

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
    const isLast = call.attempts >= retries;
    // A body can be sent once, so another attempt needs another copy.
    const copy = isLast || !request.body ? request : request.clone();
    const attempt = await authorize(copy, transport, call);
    const { isOpen } = call;
    call.attempts++;
    call.isOpen = true;
    let answer: Response | undefined;
    let code: string | undefined;
    try {
      const response = await transport.fetch(attempt);
      const { status } = response;
      // A redirect that was not followed may have no status at all (Fetch Standard, 2.2.6).
      if (response.redirected || !/^[245]/.test(String(status))) {
        discard(response.body);
        throw new ByokError(
          `the answer is ${status}, not followed`,
          { reason: "http", status },
          call,
        );
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
      code = codeOf(error);
    }
    const delayMs = retryDelayMs(call.attempts, answer?.headers.get("retry-after") ?? "");
    if (isLast || call.deadline - performance.now() <= delayMs) {
      if (answer) return answer;
      throw new ByokError(`the connection failed${code ?? ""}`, { reason: "network" }, call);
    }
    await pause(delayMs, call);
  }
}

async function authorize(request: Request, { apiKey }: Transport, call: Call): Promise<Request> {
  const { signal } = call;
  let key: unknown;
  try {
    key = await apiKey();
  } catch {
    // What the caller's function throws is not passed on: it may quote the key.
  }
  // The call may have ended meanwhile.
  signal.throwIfAborted();
  checkKey(key, call);
  call.keys.push(key);
  const headers = new Headers(request.headers);
  headers.set("Authorization", `${deleteByokById.scheme} ${key}`);
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

/** The system's word for what happened to a connection, where fetch tells: `ECONNREFUSED`, say. */
function codeOf(error: unknown): string | undefined {
  const { cause } = Object(error) as { cause?: { code?: string } };
  return /^[A-Z_]+$/.test(cause?.code ?? "") ? ` (${cause?.code})` : undefined;
}
