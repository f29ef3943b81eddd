/** The methods that may be sent again when the first request may have been acted on (RFC 9110, 9.2.2). */
const idempotentMethods = ["DELETE", "GET", "HEAD", "OPTIONS", "PUT"];

/** Whether a request may be sent again after its server may have acted on it. */
export function isIdempotent(method: string): boolean {
  return idempotentMethods.includes(method);
}

/** Whether another attempt may get a different status. */
export function isRetryable(status: number): boolean {
  return status >= 500 || status === 408 || status === 429;
}

/**
 * The time to wait before another attempt, in milliseconds: a random time up to a limit that doubles from 0.5 s
 * to 8 s (exponential backoff with full jitter).
 *
 * @param attempts - The number of attempts so far, at least one.
 */
export function backoffMs(attempts: number): number {
  return Math.random() * Math.min(8000, 500 * 2 ** (attempts - 1));
}

/** The time that a server asks to wait, in milliseconds (`Retry-After`: RFC 9110, section 10.2.3). */
export function retryAfterMs(headers: Headers): number | undefined {
  const value = headers.get("retry-after") ?? "";
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  // Date.parse finds a date in almost any text; an HTTP date ends in GMT (RFC 9110, section 5.6.7).
  const date = value.endsWith(" GMT") ? Date.parse(value) : NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}
