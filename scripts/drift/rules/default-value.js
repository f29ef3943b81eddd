/** A request that leaves a value to its default asks for something else when that changes. */
export const defaultValue = () => ({
  /**
   * @param {import("./change.js").Difference} difference
   * @param {import("./change.js").Context} context
   */
  Schema({ kind, property, base, revision }, { report, getDirections }) {
    if (kind !== "modified" || property !== "default" || base?.value === undefined) return;
    if (!getDirections().includes("request")) return;
    const [before, after] = [base.value, revision?.value].map((value) => JSON.stringify(value));
    report({
      message: `The default ${String(before)} ${after === undefined ? "was removed" : `became ${after}`}.`,
    });
  },
});
