import { ByokError } from "./byok-error.ts";
import type { ByokErrorFacts } from "./byok-error.ts";
import { failure } from "./call.ts";
import type { Call } from "./call.ts";
import { confirmed, isDocumented, isErrorStatus, notFound } from "./contract.ts";
import type { DeleteByokKeyResponse } from "./contract.ts";
import { mask } from "./mask.ts";

const maxDetailLength = 300;

/**
 * Decides what an answer means: returns the confirmation, or throws what is known instead.
 *
 * @param status - The answer's status.
 * @param content - Its decoded body, `undefined` if it is not JSON.
 * @param call - The call that it answers.
 */
export function confirmDeletion(
  status: number,
  content: unknown,
  call: Call,
): DeleteByokKeyResponse {
  const body = mask(content, call.keys);
  if (status === confirmed && isDocumented(status, body)) return body;
  const answer = `the answer is ${String(status)}`;
  if (status >= 200 && status < 300) {
    throw failure(`${answer} but confirms no deletion`, { reason: "response", status }, call);
  }
  if (!isErrorStatus(status) || !isDocumented(status, body)) {
    throw failure(answer, { reason: "http", status }, call);
  }
  const detail = toLine(body.error.message);
  const facts: ByokErrorFacts = { reason: "http", status, body, detail };
  if (status !== notFound) throw failure(answer, facts, call);
  throw new ByokError(answer, "absent", call.attempts, facts);
}

/** Decodes JSON, which is UTF-8 (RFC 8259, section 8.1), or returns `undefined`. */
export function decode(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** Makes a text that someone else wrote fit for a log: one line, no control or format characters. */
function toLine(text: string): string {
  return text
    .slice(0, maxDetailLength)
    .replace(/[\p{C}\p{Z}]+/gu, " ")
    .trim();
}
