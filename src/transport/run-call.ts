import type { CallSettings } from "../options/settings.ts";
import { onAbort } from "./abort-listener.ts";
import { Call } from "./call.ts";
import type { CallPurpose } from "./call.ts";
import { send } from "./send.ts";

/** The work of a call. It receives the `fetch` function for openapi-fetch. */
type Work<T> = (call: Call, sendRequest: (request: Request) => Promise<Response>) => Promise<T>;

/**
 * Runs a call until its work is done, its deadline passes or the caller aborts it, whichever comes first.
 *
 * The signals are observed directly, because a derived signal could be garbage-collected while the call waits.
 */
export function runCall<T>(
  settings: CallSettings,
  purpose: CallPurpose,
  work: Work<T>,
): Promise<T> {
  const call = new Call(settings, purpose);
  const { signals, timeoutMs } = settings;
  if (hasPollutedPrototype()) {
    const message = "Object.prototype must not have an enumerable property";
    return Promise.reject(call.createError(message, { reason: "input", argument: "options" }));
  }
  return new Promise<T>((resolve, reject) => {
    const abortWith = (signal: AbortSignal): void => {
      const details = { reason: "abort", cause: signal.reason as unknown } as const;
      reject(call.createError("the caller's signal aborted the call", details));
      call.end();
    };
    const aborted = signals.find((signal) => signal.aborted);
    if (aborted) {
      abortWith(aborted);
      return;
    }
    for (const signal of signals) {
      const removeListener = onAbort(signal, () => {
        abortWith(signal);
      });
      call.onEnd(removeListener);
    }
    call.setTimer(() => {
      reject(call.createError(`timed out after ${timeoutMs} ms`, { reason: "timeout" }));
      call.end();
    }, timeoutMs);
    work(call, (request) => send(request, call)).then(resolve, reject);
  }).finally(() => {
    call.end();
  });
}

/**
 * Tells whether the program added an enumerable property to `Object.prototype`. openapi-fetch and `fetch` would treat
 * it as one of their options.
 */
function hasPollutedPrototype(): boolean {
  return Object.keys(Object.prototype).length > 0;
}
