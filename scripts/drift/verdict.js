/**
 * What an answer to one of the questions says: nothing that matters, what callers can live with, what breaks
 * them, or that nobody can tell.
 *
 * @typedef {"none" | "compatible" | "breaking" | "unknown"} Verdict
 *
 * @typedef {object} ReportedChange
 * @property {"compatible" | "breaking"} verdict
 * @property {string} where
 * @property {string} [pointer] a JSON pointer into the contract (RFC 6901)
 * @property {string} what
 * @property {unknown} [before]
 * @property {unknown} [after]
 *
 * @typedef {object} Answer
 * @property {Verdict} verdict
 * @property {string} note what was looked at, or why nobody can tell
 * @property {ReportedChange[]} changes
 */

/** From what matters least to what matters most: what is known to break is told before what is not known. */
const order = /** @type {const} */ (["none", "compatible", "unknown", "breaking"]);

/**
 * The one that matters most.
 *
 * @param {Verdict[]} verdicts
 * @returns {Verdict}
 */
export function worst(verdicts) {
  return order.findLast((verdict) => verdicts.includes(verdict)) ?? "none";
}

/**
 * An answer whose verdict follows from its changes.
 *
 * @param {string} note
 * @param {ReportedChange[]} changes
 * @returns {Answer}
 */
export function answer(note, changes) {
  return { verdict: worst(changes.map(({ verdict }) => verdict)), note, changes };
}
