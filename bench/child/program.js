/**
 * The type of `createDelete`, which every program in `programs/` exports. It returns a function that deletes a
 * credential: the function resolves once the response confirms the deletion, and rejects otherwise.
 *
 * @typedef {(settings: { baseUrl: string, apiKey: string }) => (id: string) => Promise<unknown>} CreateDelete
 */

/**
 * @param {string} file
 * @returns {Promise<CreateDelete>}
 */
export async function loadProgram(file) {
  /** @type {unknown} */
  const program = await import(`../programs/${file}`);
  return /** @type {{ createDelete: CreateDelete }} */ (program).createDelete;
}
