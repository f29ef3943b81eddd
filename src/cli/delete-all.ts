import type { Connection } from "./connection.ts";
import { deleteOne } from "./delete-one.ts";
import type { Interruption } from "./interruption.ts";
import { unsent } from "./result.ts";
import type { Result } from "./result.ts";

/**
 * Deletes credentials, several at a time, and reports each result as soon as it is known.
 *
 * @param report - Called once for each id.
 */
export async function deleteAll(
  ids: readonly string[],
  connection: Connection,
  concurrency: number,
  interruption: Interruption,
  report: (result: Result) => void,
): Promise<void> {
  // All workers take their next id from the same iterator.
  const queue = ids.values();
  const work = async (): Promise<void> => {
    for (const id of queue) report(await deleteOne(id, connection, interruption));
  };
  interruption.stopped.addEventListener("abort", () => {
    for (const id of queue) report(unsent(id, "interrupted"));
  });
  await Promise.all(Array.from({ length: concurrency }, work));
}
