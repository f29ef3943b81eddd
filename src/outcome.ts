import { ByokError } from "./byok-error.ts";
import type { Call } from "./call.ts";
import { confirmed, isDocumented, isErrorStatus, notFound } from "./contract.ts";
import type { DeleteByokKeyResponse, ErrorStatus } from "./contract.ts";
import type { Answer } from "./send.ts";

/**
 * Decides what an answer means: returns the confirmation, or throws what is known instead.
 *
 * @throws ByokError
 */
export function confirmDeletion({ status, chunks }: Answer, call: Call): DeleteByokKeyResponse {
  const body = decode(chunks);
  if (status === confirmed && isDocumented(status, body)) return body;
  const isOurs = isErrorStatus(status) && isDocumented(status, body);
  const reason = status < 300 ? "response" : "http";
  throw new ByokError(
    `the answer is ${status}`,
    { reason, status, ...(isOurs && describe(status, body, call.keys)) },
    call,
    isOurs && status === notFound ? "absent" : undefined,
  );
}

/** What a documented body says, with every key in it masked, unless it cannot be masked. */
function describe(status: ErrorStatus, body: unknown, keys: string[]): object | undefined {
  try {
    let text = JSON.stringify(body);
    // The longest first, since one may begin with another.
    keys = [...keys].sort((a, b) => b.length - a.length);
    for (const key of keys) text = text.replaceAll(JSON.stringify(key).slice(1, -1), "***");
    const masked: unknown = JSON.parse(text);
    if (!isDocumented(status, masked)) return undefined;
    const detail = masked.error.message.slice(0, 300).replace(/[\p{C}\p{Z}]+/gu, " ");
    return { body: masked, detail };
  } catch {
    // It is nested too deeply, or a key stands where a mask cannot: outside of any text.
    return undefined;
  }
}

/** Decodes JSON, which is UTF-8 (RFC 8259, section 8.1), or returns `undefined`. */
function decode(chunks: Answer["chunks"]): unknown {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    const texts = chunks.map((chunk) => decoder.decode(chunk, { stream: true }));
    return JSON.parse(texts.join("") + decoder.decode());
  } catch {
    return undefined;
  }
}
