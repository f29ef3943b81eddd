/**
 * How long to wait before another attempt, in milliseconds: exponential backoff from 0.5 to 8 s, with full
 * jitter.
 *
 * @param attempts - How many there were, at least one.
 */
export function backoffMs(attempts: number): number {
  return Math.random() * Math.min(8000, 500 * 2 ** (attempts - 1));
}

/**
 * How long a server asks to wait, in milliseconds, if it does (RFC 9110, section 10.2.3).
 *
 * @param value - The header's value: seconds, or a date.
 */
export function retryAfterMs(value: string): number | undefined {
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  // Date.parse finds a date in almost anything; one of HTTP ends like this (RFC 9110, section 5.6.7).
  const date = value.endsWith(" GMT") ? Date.parse(value) : NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}
