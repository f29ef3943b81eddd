import type { ByokErrorDetails } from "../errors/byok-error.ts";
import { maskKeys } from "../errors/mask-keys.ts";

/** Describes a connection failure by the error's code only, because the error's message may contain a key. */
export function describeNetworkFailure(
  error: unknown,
  url: string,
  hasResponse: boolean,
  keys: ReadonlySet<string>,
): { message: string; details: ByokErrorDetails } {
  const host = maskKeys(new URL(url).host, keys);
  const code = readCode(error);
  if (code === undefined || maskKeys(code, keys) !== code) {
    const message = hasResponse
      ? `the response from ${host} could not be read`
      : `fetch failed without a response from ${host}`;
    return { message, details: { reason: "network" } };
  }
  const message = `the connection to ${host} failed (${code})`;
  return { message, details: { reason: "network", code } };
}

/** Returns the code of an error, such as `ECONNRESET`. Node sets it on the cause, node-fetch on the error itself. */
function readCode(error: unknown): string | undefined {
  try {
    const { cause, code } = error as { cause?: { code?: unknown }; code?: unknown };
    const found = cause?.code ?? code;
    return typeof found === "string" && /^[A-Z][A-Z\d_]{1,40}$/.test(found) ? found : undefined;
  } catch {
    // A caller's fetch may throw any value, even an object whose getters throw.
    return undefined;
  }
}
