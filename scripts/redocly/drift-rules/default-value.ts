import type { Rule } from "./difference.ts";

/**
 * Reports a changed default of a request: a caller that relies on it gets something else.
 * Case: corpus, "another default of a parameter".
 */
export const defaultValue: Rule = () => ({
  Schema({ kind, property, base, revision }, { report, getDirections }) {
    if (kind !== "modified" || property !== "default" || base?.value === undefined) return;
    if (!getDirections().includes("request")) return;
    const [before, after] = [base.value, revision?.value].map((value) => JSON.stringify(value));
    const change = after === undefined ? "was removed" : `became ${after}`;
    report({ message: `The default ${String(before)} ${change}.` });
  },
});
