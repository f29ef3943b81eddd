import type { ReceivedResponse } from "./wire/body.ts";

/** The API's error envelope. */
interface ErrorEnvelope {
  readonly error: { readonly code: number; readonly message: string };
}

/** Decodes a JSON body, which is UTF-8 (RFC 8259, section 8.1), or returns `undefined`. */
export function decodeJson({ body }: ReceivedResponse): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

/** Tells whether a decoded body is the API's error envelope. */
export function isErrorEnvelope(body: unknown): body is ErrorEnvelope {
  const { error } = (body ?? {}) as { error?: Partial<ErrorEnvelope["error"]> | null };
  return Number.isInteger(error?.code) && typeof error?.message === "string";
}

/**
 * Tells whether an error response is the API's own. Gateways, firewalls and proxies write responses too,
 * sometimes after the API has acted, but not with the API's media type, envelope and a matching code.
 */
export function isOwnError({ status, headers }: ReceivedResponse, body: unknown): boolean {
  const isJson = /^\s*application\/json\s*(;|$)/i.test(headers.get("content-type") ?? "");
  return isJson && isErrorEnvelope(body) && body.error.code === status;
}

/** Tells whether a status says that the API did not act, if the response is the API's own. */
export function isRefusalStatus(status: number): boolean {
  return status >= 400 && status < 500 && status !== 404 && status !== 408;
}
