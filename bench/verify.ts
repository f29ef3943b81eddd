import { Failure } from "../scripts/lib/failure.ts";
import { apiKey, ids, startApi } from "./child/api.js";
import { loadProgram } from "./child/program.js";
import { contenders } from "./contenders.ts";

const expectations = [
  { response: "a confirmation", key: apiKey, id: ids.confirmed, succeeds: true },
  { response: "a denial", key: apiKey, id: ids.unconfirmed, succeeds: false },
  { response: "a 401", key: "sk-or-v1-wrong", id: ids.confirmed, succeeds: false },
];

/** Verifies that all contenders do the same work: one documented request, and the same checks of the response. */
export async function verify(): Promise<void> {
  const requests: string[] = [];
  const api = await startApi((request) => requests.push(request));
  try {
    for (const { name, program } of contenders) {
      const createDelete = await loadProgram(program);
      for (const { response, key, id, succeeds } of expectations) {
        requests.length = 0;
        const [result] = await Promise.allSettled([
          createDelete({ baseUrl: api.baseUrl, apiKey: key })(id),
        ]);
        if ((result.status === "fulfilled") !== succeeds) {
          throw new Failure(
            `${name}: the promise is ${result.status} after the response "${response}"`,
          );
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
