import { confirmed } from "../../contract/deletion.ts";
import { isDeletionError } from "../../index.ts";
import type { ByokClient } from "../../index.ts";
import type { Action } from "./action.ts";
import { describeFailedAttempt } from "./failed-attempt.ts";

/** Creates the action that deletes a credential. */
export function createDeleteAction(client: ByokClient): Action {
  return {
    done: "deleted",
    verb: "delete",
    acceptsAbsent: true,
    attempt: async (id, options) => {
      try {
        await client.deleteByokKey(id, options);
        return {
          outcome: "deleted",
          status: confirmed,
          attempts: 1,
          detail: null,
          isRetryable: false,
        };
      } catch (error) {
        if (!isDeletionError(error)) throw error;
        return { ...describeFailedAttempt(error), outcome: error.credential };
      }
    },
  };
}
