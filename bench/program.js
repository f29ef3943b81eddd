/**
 * What a program in programs/ exports: deletes a credential with each call, which resolves once the answer
 * confirms that, and rejects otherwise.
 *
 * @typedef {(settings: { baseUrl: string, apiKey: string }) => (id: string) => Promise<unknown>} CreateDelete
 */

/**
 * @param {string} file
 * @returns {Promise<CreateDelete>}
 */
export async function loadProgram(file) {
  /** @type {unknown} */
  const program = await import(`./programs/${file}`);
  return /** @type {{ createDelete: CreateDelete }} */ (program).createDelete;
}
