import type { Target } from "../input/targets.ts";
import { act } from "./act.ts";
import type { Limits } from "./act.ts";
import type { Action } from "./action.ts";
import type { Interruption } from "./interruption.ts";
import { resultWithoutRequest } from "./outcome.ts";
import type { Result } from "./outcome.ts";

/**
 * Acts on several credentials concurrently, and reports each result as soon as it is known.
 *
 * @param report - Called once for each credential.
 */
export async function actOnAll(
  targets: readonly Target[],
  action: Action,
  limits: Limits,
  concurrency: number,
  interruption: Interruption,
  report: (result: Result) => void,
): Promise<void> {
  // All workers take their next credential from the same iterator.
  const queue = targets.values();
  const work = async (): Promise<void> => {
    for (const target of queue) report(await act(target, action, limits, interruption));
  };
  // After an interruption, the credentials that no worker has taken yet are reported as not sent.
  interruption.stopped.addEventListener("abort", () => {
    for (const target of queue) report(resultWithoutRequest(target, "interrupted"));
  });
  await Promise.all(Array.from({ length: concurrency }, work));
}
