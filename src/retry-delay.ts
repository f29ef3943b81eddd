const firstDelayMs = 500;
const maxDelayMs = 8000;

/**
 * How long to wait before another attempt, in milliseconds: what the server asks for in `Retry-After`
 * (RFC 9110, section 10.2.3), or else exponential backoff with full jitter.
 *
 * @param attempts - How many there were, at least one.
 * @param retryAfter - The header's value: seconds, or a date.
 */
export function retryDelayMs(attempts: number, retryAfter?: string | null): number {
  if (retryAfter) {
    const seconds = /^\d+$/.test(retryAfter) ? Number(retryAfter) : NaN;
    const delay = Number.isNaN(seconds) ? Date.parse(retryAfter) - Date.now() : seconds * 1000;
    if (!Number.isNaN(delay)) return Math.max(0, delay);
  }
  return Math.random() * Math.min(maxDelayMs, firstDelayMs * 2 ** (attempts - 1));
}
