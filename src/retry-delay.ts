/**
 * How long to wait before another attempt, in milliseconds: what the server asks for in `Retry-After`
 * (RFC 9110, section 10.2.3), or else exponential backoff from 0.5 to 8 s with full jitter.
 *
 * @param attempts - How many there were, at least one.
 * @param retryAfter - The header's value: seconds, or a date.
 */
export function retryDelayMs(attempts: number, retryAfter: string): number {
  // Date.parse finds a date in almost anything; one of HTTP ends like this (RFC 9110, section 5.6.7).
  const date = retryAfter.endsWith(" GMT") ? Date.parse(retryAfter) : NaN;
  const asked = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : date - Date.now();
  if (!Number.isNaN(asked)) return Math.max(0, asked);
  return Math.random() * Math.min(8000, 500 * 2 ** (attempts - 1));
}
