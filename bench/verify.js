import { Failure } from "../scripts/failure.js";
import { apiKey, ids, startApi } from "./api.js";
import { contenders } from "./contenders.js";
import { loadProgram } from "./program.js";

/** Makes sure that all do the same work: one request, as the contract has it, and the same checks. */
export async function verify() {
  /** @type {string[]} */
  const requests = [];
  const api = await startApi((request) => requests.push(request));
  try {
    for (const { name, program } of contenders) {
      const createDelete = await loadProgram(program);
      const expectations = [
        { key: apiKey, id: ids.confirmed, succeeds: true, what: "a confirmation" },
        { key: apiKey, id: ids.unconfirmed, succeeds: false, what: "a denial" },
        { key: "sk-or-v1-wrong", id: ids.confirmed, succeeds: false, what: "a 401" },
      ];
      for (const { key, id, succeeds, what } of expectations) {
        requests.length = 0;
        const call = createDelete({ baseUrl: api.baseUrl, apiKey: key })(id);
        /** @type {unknown} */
        const failure = await call.then(
          () => undefined,
          (/** @type {unknown} */ error) => error ?? "nothing",
        );
        if ((failure === undefined) !== succeeds) {
          throw new Failure(`${name}: ${what} is taken for something else: ${String(failure)}`);
        }
        if (requests.length !== 1) {
          throw new Failure(`${name}: ${requests.length} requests instead of one`);
        }
      }
    }
  } finally {
    api.close();
  }
}
