import type { ByokInputArgument } from "./byok-error.ts";
import { serverUrl } from "./generated/operations.ts";
import { inputError } from "./input-error.ts";
import type { ByokCallOptions, ByokClientOptions, ByokFetch } from "./options.ts";

/** The checked options of a client, with every default filled in. */
export interface ClientSettings extends Readonly<Record<keyof ByokClientOptions, unknown>> {
  readonly signal: AbortSignal | undefined;
  readonly timeoutMs: number;
  readonly maxRetries: number;
  readonly headers: Headers;
  readonly baseUrl: string;
  readonly fetch: ByokFetch;
}

/** One rule for each option: it returns the checked value, or the default. */
type Rules<Settings> = { readonly [Name in keyof Settings]: (value: unknown) => Settings[Name] };

/** `https:`, or `http:` on loopback, without credentials, query and fragment, as a URL parser writes it. */
const safeUrl = /^(https:\/\/[^/@]+|http:\/\/(localhost|127(\.\d{1,3}){3}|\[::1])(:\d+)?)\/[^?#]*$/;

const callRules: Rules<Pick<ClientSettings, keyof ByokCallOptions>> = {
  signal: checkSignal,
  timeoutMs: (value = 30_000) => checkInteger("timeoutMs", value, 1),
  maxRetries: (value = 2) => checkInteger("maxRetries", value, 0),
  headers: checkHeaders,
};

const clientRules: Rules<ClientSettings> = {
  dangerouslyAllowBrowser: checkEnvironment,
  fetch: checkFetch,
  baseUrl: checkBaseUrl,
  // The key is checked when it is used, since a function may provide it.
  apiKey: (value) => value,
  ...callRules,
};

/**
 * Rejects invalid options.
 *
 * @returns the options, with every default filled in
 */
export function checkClientOptions(options: ByokClientOptions): ClientSettings {
  return applyRules(clientRules, options, {}) as ClientSettings;
}

/** Rejects call options as {@link checkClientOptions} does. The client's settings are the defaults. */
export function checkCallOptions(options: ByokCallOptions, client: ClientSettings): ClientSettings {
  return applyRules(callRules, options, client) as ClientSettings;
}

/** Applies each rule to its option. Options that are not given keep their default. */
function applyRules(
  rules: Readonly<Record<string, (value: unknown) => unknown>>,
  options: object | null,
  defaults: object,
): object {
  check(typeof options === "object" && options !== null, "options", "options must be an object");
  const settings: Record<string, unknown> = { ...defaults };
  // Without a prototype, since a polluted one would add options.
  const given: Record<string, unknown> = { __proto__: null, ...options };
  for (const [name, rule] of Object.entries(rules)) {
    if (given[name] !== undefined || !Object.hasOwn(settings, name)) {
      settings[name] = rule(given[name]);
    }
  }
  return settings;
}

function checkSignal(value: unknown): AbortSignal | undefined {
  if (value === undefined || value === null) return undefined;
  const { aborted, addEventListener, removeEventListener } = value as Partial<AbortSignal>;
  const isSignal =
    typeof aborted === "boolean" &&
    typeof addEventListener === "function" &&
    typeof removeEventListener === "function";
  check(isSignal, "signal", "signal must be an AbortSignal");
  return value as AbortSignal;
}

/** Checks an integer. The upper limit is that of a timer, which fires at once for a longer delay. */
function checkInteger(name: "timeoutMs" | "maxRetries", value: unknown, min: number): number {
  const max = 2 ** 31 - 1;
  const isInteger = typeof value === "number" && Number.isInteger(value);
  const message = `${name} must be an integer from ${min} to ${max}`;
  check(isInteger && value >= min && value <= max, name, message);
  return value;
}

function checkHeaders(value: unknown): Headers {
  let headers: Headers | undefined;
  try {
    headers = new Headers(value as RequestInit["headers"]);
  } catch {
    // What the constructor throws may quote a value.
  }
  check(headers !== undefined, "headers", "headers must have valid names and values");
  const isFree = !headers.has("authorization");
  check(isFree, "headers", "headers must not have Authorization, which carries the management key");
  return headers;
}

/** Rejects a browser, where everyone who opens the page can read the key. */
function checkEnvironment(isAllowed: unknown): boolean {
  // Cloudflare's older workers have `importScripts` too.
  const isBrowser =
    "document" in globalThis || ("importScripts" in globalThis && "location" in globalThis);
  check(
    !isBrowser || isAllowed === true,
    "dangerouslyAllowBrowser",
    "a management key must not be used in a browser; set dangerouslyAllowBrowser to true if you accept that",
  );
  return isBrowser;
}

/** Looks up the global function for each attempt, since tests and instrumentation replace it. */
const callGlobalFetch: ByokFetch = (url, init) => globalThis.fetch(url, init);

function checkFetch(fetch: unknown = callGlobalFetch): ByokFetch {
  check(typeof Request === "function", "fetch", "this runtime lacks Request of the Fetch API");
  check(
    fetch !== callGlobalFetch || typeof globalThis.fetch === "function",
    "fetch",
    "this runtime has no fetch: pass the fetch option",
  );
  check(typeof fetch === "function", "fetch", "fetch must be a function");
  return fetch as ByokFetch;
}

/**
 * Rejects a base URL to which no key should be sent. It is not quoted, because it may hold a password.
 *
 * @returns the URL as a URL parser writes it, without a slash at the end
 */
function checkBaseUrl(value: unknown = serverUrl): string {
  let href = "";
  try {
    ({ href } = new URL(value as string));
  } catch {
    // A value that cannot be parsed is rejected with the rest.
  }
  check(
    safeUrl.test(href),
    "baseUrl",
    "baseUrl must be an https: URL (or http: on loopback) without credentials, query or fragment",
  );
  return href.replace(/\/+$/, "");
}

function check(isValid: boolean, argument: ByokInputArgument, message: string): asserts isValid {
  if (!isValid) throw inputError(argument, message);
}
