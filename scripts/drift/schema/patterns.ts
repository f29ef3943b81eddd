import { isSafePattern } from "redos-detector";
import type { Memory } from "./memory.ts";

/**
 * Whether a pattern matches a text; `undefined` if the pattern is invalid or could take too long. Upstream is
 * untrusted, so such a pattern is never run.
 */
export function matches(pattern: string, text: string, { patterns }: Memory): boolean | undefined {
  if (!patterns.has(pattern)) patterns.set(pattern, compile(pattern));
  return patterns.get(pattern)?.test(text);
}

function compile(pattern: string): RegExp | undefined {
  try {
    // A pattern whose analysis takes more steps counts as unsafe.
    const { safe } = isSafePattern(pattern, { unicode: true, timeout: Infinity, maxSteps: 2000 });
    return safe ? new RegExp(pattern, "u") : undefined;
  } catch {
    return undefined;
  }
}
