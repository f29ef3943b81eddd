import { maskKeys } from "../mask-keys.ts";

/** Describes a connection failure by its code alone, because an error's message may quote a key. */
export function describeNetworkError(
  error: unknown,
  hasResponse: boolean,
  keys: readonly string[],
): string {
  const code = codeOf(error);
  if (!/^[A-Z][A-Z\d_]{1,40}$/.test(code) || maskKeys(code, keys) !== code) {
    return hasResponse ? "the response could not be read" : "fetch failed without a response";
  }
  return `the connection failed (${code})`;
}

/** The code of an error, such as `ECONNRESET`: Node has it on the cause, node-fetch on the error. */
function codeOf(error: unknown): string {
  try {
    const { cause, code } = error as { cause?: { code?: unknown }; code?: unknown };
    const found = cause?.code ?? code;
    return typeof found === "string" ? found : "";
  } catch {
    // A caller's fetch may throw anything, even a value whose properties throw.
    return "";
  }
}
