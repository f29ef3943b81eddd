import type { ByokError, ByokInputArgument } from "./byok-error.ts";
import { failure } from "./call.ts";
import type { CallState } from "./call.ts";
import { deleteByokById, serverUrl } from "./generated/operations.ts";
import type { ByokClientOptions } from "./options.ts";

const idFormat = deleteByokById.formats.id;

/** The text form of each `format` that the contract may give an id. */
const idForms: Record<typeof idFormat, RegExp> = {
  // RFC 9562, section 4.
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
};

const nothingSent: CallState = { attempts: 0, isOpen: false };

/** Refuses an id that the contract does not allow. Some would turn the path into another one. */
export function checkId(id: unknown): void {
  if (typeof id !== "string" || !idForms[idFormat].test(id)) {
    throw refusal("id", `id is not a ${idFormat.toUpperCase()} in its canonical text form`);
  }
}

/** Refuses a key that no header can carry. It is not quoted. */
export function checkKey(key: unknown, call: CallState): asserts key is string {
  if (typeof key === "string" && /^[\x21-\x7e]+$/.test(key)) return;
  throw refusal(
    "apiKey",
    key === undefined
      ? "there is no management key: pass apiKey, or set OPENROUTER_MANAGEMENT_KEY"
      : "apiKey is not, or does not return, visible ASCII characters without white space",
    call,
  );
}

/** Refuses a base URL to which no key should be sent. It is not quoted: it may hold a password. */
export function checkBaseUrl(baseUrl: unknown = serverUrl): string {
  const url = typeof baseUrl === "string" && URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  const isSafe = url?.protocol === "https:" || (url?.protocol === "http:" && isLoopback(url));
  if (!url || !isSafe || url.username || url.password || /[?#]/.test(url.href)) {
    throw refusal(
      "baseUrl",
      "baseUrl is not an absolute https: URL (or http: on loopback) without credentials, query, fragment",
    );
  }
  return url.href;
}

/** Refuses limits that would not limit. */
export function checkLimits({ timeoutMs, maxRetries }: ByokClientOptions): void {
  // A timer holds a signed 32-bit number; above it, it fires at once.
  if (timeoutMs !== undefined && !(timeoutMs > 0 && timeoutMs < 2 ** 31)) {
    throw refusal("timeoutMs", "timeoutMs is not a number above 0 and below 2 ** 31");
  }
  if (maxRetries !== undefined && !(Number.isSafeInteger(maxRetries) && maxRetries >= 0)) {
    throw refusal("maxRetries", "maxRetries is not a whole number of at least 0");
  }
}

/** Refuses to run where whoever opens the page can read the key. */
export function checkPlatform(isAllowed: boolean | undefined): void {
  if (isAllowed !== true && ("document" in globalThis || "importScripts" in globalThis)) {
    throw refusal(
      "dangerouslyAllowBrowser",
      "a management key does not belong in a browser (dangerouslyAllowBrowser: true overrules this)",
    );
  }
}

function isLoopback({ hostname }: URL): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d+){3}$/.test(hostname);
}

function refusal(argument: ByokInputArgument, what: string, call = nothingSent): ByokError {
  return failure(what, { reason: "input", argument }, call);
}
