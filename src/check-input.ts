import { ByokError } from "./byok-error.ts";
import type { ByokInputArgument, CallState } from "./byok-error.ts";
import type { CallSettings } from "./call.ts";
import { readEnvironmentKey } from "./environment-key.ts";
import { deleteByokById, serverUrl } from "./generated/operations.ts";
import type { ByokClientOptions } from "./options.ts";

const idFormat = deleteByokById.formats.id;

/** The text form of each `format` that the contract may give an id. */
const idForms: Record<typeof idFormat, RegExp> = {
  // RFC 9562, section 4.
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
};

/** `https:` or loopback, without credentials, query and fragment, as a URL parser writes it. */
const safeUrl = /^(https:\/\/[^/@]+|http:\/\/(localhost|127\.[\d.]+|\[::1])(:\d+)?)\/[^?#]*$/;

/** Refuses an id that the contract does not allow. Some would turn the path into another one. */
export function checkId(id: unknown): void {
  check(typeof id === "string" && idForms[idFormat].test(id), "id", `a ${idFormat}`);
}

/** Refuses a key that no header can carry. It is not quoted. */
export function checkKey(key: unknown, call: CallState): asserts key is string {
  const isThere = key !== undefined && key !== "";
  check(isThere, "apiKey", "set (as OPENROUTER_MANAGEMENT_KEY, say), or its function failed", call);
  check(typeof key === "string" && /^[!-~]+$/.test(key), "apiKey", "visible ASCII", call);
}

/** Refuses a request that does not go below the base URL, which each call over openapi-fetch may set. */
export function checkDestination(url: string, baseUrl: string): void {
  check(url.startsWith(`${baseUrl}/`), "baseUrl", "the client's");
}

/** Refuses what is not an object, like a key where the options belong. */
export function checkObject(options: object | null): void {
  check(typeof options === "object" && options !== null, "options", "an object");
}

/**
 * Refuses options that no call can be made with, limits that would not limit, and to run where whoever
 * opens the page can read the key.
 *
 * @returns the options, complete
 */
export function checkOptions(options: ByokClientOptions): CallSettings {
  checkObject(options);
  const {
    apiKey = readEnvironmentKey,
    baseUrl = serverUrl,
    fetch = globalThis.fetch,
    signal,
    timeoutMs = 30_000,
    maxRetries = 2,
  } = options;
  check(
    options.dangerouslyAllowBrowser === true || !isBrowser(),
    "dangerouslyAllowBrowser",
    "true in a browser",
  );
  check(typeof fetch === "function", "fetch", "a function");
  check(
    signal === undefined ||
      signal === null ||
      (typeof signal.aborted === "boolean" && typeof signal.addEventListener === "function"),
    "signal",
    "an AbortSignal",
  );
  check(
    timeoutMs !== 0 && isCount(timeoutMs),
    "timeoutMs",
    "a whole number below 2 ** 31 and not 0",
  );
  check(isCount(maxRetries), "maxRetries", "a whole number below 2 ** 31");
  return { apiKey, baseUrl: checkBaseUrl(baseUrl), fetch, signal, timeoutMs, maxRetries };
}

/** Whether this is a page or a worker of one. Cloudflare's older workers have `importScripts` too. */
function isBrowser(): boolean {
  return "document" in globalThis || ("importScripts" in globalThis && "location" in globalThis);
}

/**
 * Refuses a base URL to which no key should be sent. It is not quoted: it may hold a password.
 *
 * @returns what every URL below it begins with, up to a slash
 */
function checkBaseUrl(baseUrl: string): string {
  let href = "";
  try {
    ({ href } = new URL(baseUrl));
  } catch {
    // What cannot be parsed is refused with the rest.
  }
  check(
    safeUrl.test(href),
    "baseUrl",
    "https: (http: on loopback) without credentials, query, fragment",
  );
  return href.replace(/\/$/, "");
}

/** Whether a number is whole and fits into a timer, which fires at once if it does not (32 bits, signed). */
function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < 2 ** 31;
}

function check(
  isRight: boolean,
  argument: ByokInputArgument,
  expectation: string,
  call: CallState = { attempts: 0, isOpen: false },
): asserts isRight {
  if (!isRight) {
    throw new ByokError(`${argument} is not ${expectation}`, { reason: "input", argument }, call);
  }
}
