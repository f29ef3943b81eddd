import { confirmed } from "../contract/deletion.ts";
import { deleteByokKey, isDeletionError } from "../index.ts";
import type { ByokDeletionError } from "../index.ts";
import { onAbort } from "../transport/abort-listener.ts";
import type { Connection } from "./connection.ts";
import { describeCause } from "./describe-cause.ts";
import type { Interruption } from "./interruption.ts";
import type { Result } from "./result.ts";

/** Deletes one credential. After an interruption, it sends no further attempt. */
export async function deleteOne(
  id: string,
  { apiKey, ...options }: Connection,
  { stopped, ended }: Interruption,
): Promise<Result> {
  const controller = new AbortController();
  const abort = (): void => {
    controller.abort();
  };
  const removeListener = onAbort(ended, abort);
  let attempts = 0;
  try {
    await deleteByokKey(id, {
      ...options,
      signal: controller.signal,
      // It is called before each attempt.
      apiKey: () => {
        if (stopped.aborted) abort();
        return apiKey;
      },
      fetch: (url, init) => {
        attempts++;
        return fetch(url, init);
      },
    });
    return { id, credential: "absent", deleted: true, status: confirmed, attempts, detail: null };
  } catch (error) {
    if (isDeletionError(error)) return describeFailure(id, error);
    const detail = "an unexpected error occurred";
    return { id, credential: "unknown", deleted: false, status: null, attempts, detail };
  } finally {
    removeListener();
  }
}

function describeFailure(id: string, error: ByokDeletionError): Result {
  const { credential, status = null, attempts, reason } = error;
  const cause = reason === "abort" ? "interrupted before a response arrived" : describeCause(error);
  return { id, credential, deleted: false, status, attempts, detail: error.detail || cause };
}
