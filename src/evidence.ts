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
  const { code, message } = ownFieldsOf(ownFieldsOf(body).error);
  return Number.isInteger(code) && typeof message === "string";
}

/** The fields of a value without those of a polluted prototype. */
function ownFieldsOf(value: unknown): Partial<Record<"error" | "code" | "message", unknown>> {
  return { __proto__: null, ...(value as object) } as object;
}

/**
 * Tells whether an error response is the API's own. Gateways, firewalls and proxies write responses too,
 * sometimes after the API has acted. They rarely have the API's media type and error envelope, with a code that
 * equals the status.
 */
export function isOwnError({ status, headers }: ReceivedResponse, body: unknown): boolean {
  const isJson = /^\s*application\/json\s*(;|$)/i.test(headers.get("content-type") ?? "");
  return isJson && isErrorEnvelope(body) && body.error.code === status;
}

/** Tells whether a status says that the API did not act, if the response is the API's own. */
export function isRefusalStatus(status: number): boolean {
  return status >= 400 && status < 500 && status !== 404 && status !== 408;
}
