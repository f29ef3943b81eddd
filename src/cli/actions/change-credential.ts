import type { PatchByokById } from "../../generated/operations.ts";
import { isByokError, matchesLabel } from "../../index.ts";
import type { ByokClient } from "../../index.ts";
import type { ListedByokKey } from "../../listing/listed.ts";
import { isRejection } from "../../outcome/examine-response.ts";
import { isTransientStatus } from "../../transport/retry.ts";
import { readRetryAfterMs } from "../../transport/retry-after.ts";
import { describeWait } from "../text/messages.ts";
import type { Action, AttemptOptions } from "./action.ts";
import { describeFailedAttempt } from "./failed-attempt.ts";
import type { Attempt, Outcome } from "./outcome.ts";
import { readCredentialWithId } from "./read-credential.ts";

type Changes = NonNullable<PatchByokById["requestBody"]>["content"]["application/json"];

/** Creates the action that disables a credential. */
export function createDisableAction(client: ByokClient): Action {
  return {
    done: "disabled",
    verb: "disable",
    acceptsAbsent: true,
    attempt: (id, options) =>
      change(
        client,
        id,
        { disabled: true },
        options,
        "disabled",
        ({ disabled }) => disabled === true,
      ),
  };
}

/** Creates the action that enables a credential. */
export function createEnableAction(client: ByokClient): Action {
  return {
    done: "enabled",
    verb: "enable",
    acceptsAbsent: false,
    attempt: (id, options) =>
      change(
        client,
        id,
        { disabled: false },
        options,
        "enabled",
        ({ disabled }) => disabled === false,
      ),
  };
}

/** Creates the action that replaces the provider key of a credential. */
export function createRotateAction(client: ByokClient, newKey: string): Action {
  return {
    done: "rotated",
    verb: "rotate the key of",
    acceptsAbsent: false,
    attempt: (id, options) =>
      change(client, id, { key: newKey }, options, "rotated", ({ label }) =>
        matchesLabel(label, newKey),
      ),
  };
}

/**
 * Changes a credential. Safe to repeat, because the request sets absolute values.
 *
 * @param isDone - Tells whether the credential in the response has the new value.
 */
async function change(
  { api }: ByokClient,
  id: string,
  body: Changes,
  options: AttemptOptions,
  done: Outcome,
  isDone: (credential: ListedByokKey) => boolean,
): Promise<Attempt> {
  try {
    const { data, error, response } = await api.PATCH("/byok/{id}", {
      params: { path: { id } },
      body,
      ...options,
    });
    const { status } = response;
    if (error) return describeErrorResponse(error.error.message, response);
    const credential = readCredentialWithId(data.data, id);
    const isConfirmed = credential !== undefined && isDone(credential);
    return isConfirmed
      ? { outcome: done, status, attempts: 1, detail: null, isRetryable: false }
      : unknownOutcome(status, `the response has status ${status} but does not confirm the change`);
  } catch (error) {
    if (!isByokError(error)) throw error;
    const outcome = error.mayHaveActed ? "unknown" : "unchanged";
    return { ...describeFailedAttempt(error), outcome };
  }
}

/** Describes an attempt that ended with an error response of the API itself. */
function describeErrorResponse(message: string, { status, headers }: Response): Attempt {
  const retryAfterMs = readRetryAfterMs(headers);
  const wait = retryAfterMs === undefined ? "" : `; ${describeWait(retryAfterMs)}`;
  const detail = `${message.slice(0, 300)}${wait}`;
  const outcome = status === 404 ? "absent" : isRejection(status) ? "unchanged" : "unknown";
  return {
    outcome,
    status,
    attempts: 1,
    detail,
    isRetryable: isTransientStatus(status),
    retryAfterMs,
  };
}

function unknownOutcome(status: number, detail: string): Attempt {
  return { outcome: "unknown", status, attempts: 1, detail, isRetryable: false };
}
