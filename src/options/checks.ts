import { inputError } from "../errors/input-error.ts";
import type { ByokInputArgument } from "../errors/input-argument.ts";
import type { ByokFetch } from "./fetch.ts";
import { longestDelayMs } from "./timer-limit.ts";

/** A normalized `https:` URL, or an `http:` URL on loopback, without credentials, query or fragment. */
const safeUrl = /^(https:\/\/[^/@]+|http:\/\/(localhost|127(\.\d{1,3}){3}|\[::1])(:\d+)?)\/[^?#]*$/;

/** Throws an error about an argument unless its value is valid. */
export function check(
  isValid: boolean,
  argument: ByokInputArgument,
  message: string,
): asserts isValid {
  if (!isValid) throw inputError(argument, message);
}

export function checkSignal(value: unknown): AbortSignal | undefined {
  if (value === undefined || value === null) return undefined;
  check(isSignal(value), "signal", "signal must be an AbortSignal");
  return value;
}

/** Checks the members, because `instanceof` is false for a signal from another realm or implementation. */
function isSignal(value: unknown): value is AbortSignal {
  return (
    typeof value === "object" &&
    value !== null &&
    "aborted" in value &&
    "addEventListener" in value &&
    "removeEventListener" in value &&
    typeof value.aborted === "boolean" &&
    typeof value.addEventListener === "function" &&
    typeof value.removeEventListener === "function"
  );
}

/**
 * Checks an integer. The upper limit is the longest delay of a timer; `maxRetries` shares it.
 */
export function checkInteger(
  name: "timeoutMs" | "attemptTimeoutMs" | "maxRetries",
  value: unknown,
  min: number,
): number {
  const max = longestDelayMs;
  const isInteger = typeof value === "number" && Number.isInteger(value);
  const message = `${name} must be an integer from ${min} to ${max}`;
  check(isInteger && value >= min && value <= max, name, message);
  return value;
}

export function checkHeaders(value: RequestInit["headers"]): Headers {
  let headers: Headers | undefined;
  try {
    headers = new Headers(value);
  } catch {
    // The error is not rethrown, because its message may quote a value.
  }
  check(headers !== undefined, "headers", "headers must have valid names and values");
  check(
    !headers.has("authorization"),
    "headers",
    "headers must not include Authorization: that header carries the management key",
  );
  return headers;
}

/** Rejects calls in a browser, where every visitor to the page can read the key. */
export function checkEnvironment(isAllowed: unknown): void {
  // Web workers have both `importScripts` and `location`. Cloudflare Workers with an old compatibility date have only
  // `importScripts`.
  const isBrowser =
    "document" in globalThis || ("importScripts" in globalThis && "location" in globalThis);
  check(
    !isBrowser || isAllowed === true,
    "dangerouslyAllowBrowser",
    "in a browser, every visitor to the page can read the management key; set dangerouslyAllowBrowser to true if you accept that",
  );
}

/** Looks up the global `fetch` for each attempt, because tests and instrumentation replace it. */
const callGlobalFetch: ByokFetch = (url, init) => globalThis.fetch(url, init);

export function checkFetch(fetch: ByokFetch | undefined): ByokFetch {
  check(typeof Request === "function", "fetch", "this runtime has no global Request");
  if (fetch === undefined) {
    const hasFetch = typeof globalThis.fetch === "function";
    check(hasFetch, "fetch", "this runtime has no fetch: pass the fetch option");
    return callGlobalFetch;
  }
  check(typeof fetch === "function", "fetch", "fetch must be a function");
  return fetch;
}

/**
 * Rejects a base URL that is not safe to send a key to. The error does not quote the URL, because it may contain a
 * password.
 *
 * @returns the normalized URL without a trailing slash
 */
export function checkBaseUrl(value: unknown, name: "baseUrl" | "OPENROUTER_BASE_URL"): string {
  const href = typeof value === "string" ? normalizeUrl(value) : "";
  check(
    safeUrl.test(href),
    "baseUrl",
    `${name} must be an https: URL (or http: on loopback) without credentials, query or fragment`,
  );
  return href.replace(/\/+$/, "");
}

/** Normalizes a URL. Returns an empty string if the URL cannot be parsed. */
function normalizeUrl(url: string): string {
  try {
    return new URL(url).href;
  } catch {
    return "";
  }
}
