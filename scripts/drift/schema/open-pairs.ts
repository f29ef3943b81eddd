/**
 * The pairs of schemas whose comparison is in progress. A recursive schema leads back to such a pair, and the inner
 * comparison then assumes that the pair has no gaps.
 */
export class OpenPairs {
  /** The depth of each open pair; 0 is the outermost pair. */
  readonly #depths = new Map<string, number>();
  /** The depth of the outermost pair that the current comparison assumes to have no gaps. */
  #outermostAssumption = Infinity;

  /** Whether a pair is open. If it is, the current comparison counts as relying on the assumption about it. */
  assumes(pair: string): boolean {
    const depth = this.#depths.get(pair);
    if (depth === undefined) return false;
    this.#outermostAssumption = Math.min(this.#outermostAssumption, depth);
    return true;
  }

  /** Compares a pair. The result is certain unless it relies on an assumption about an enclosing pair. */
  compare<Result>(pair: string, work: () => Result): { result: Result; isCertain: boolean } {
    const depth = this.#depths.size;
    const enclosingAssumption = this.#outermostAssumption;
    this.#outermostAssumption = Infinity;
    this.#depths.set(pair, depth);
    const result = work();
    this.#depths.delete(pair);
    const isCertain = this.#outermostAssumption >= depth;
    // The enclosing comparison relies on the same assumption, unless the assumption is about this pair itself.
    this.#outermostAssumption = isCertain
      ? enclosingAssumption
      : Math.min(enclosingAssumption, this.#outermostAssumption);
    return { result, isCertain };
  }
}
