import { serverUrl } from "../generated/operations.ts";
import {
  check,
  checkBaseUrl,
  checkEnvironment,
  checkFetch,
  checkHeaders,
  checkInteger,
  checkSignal,
} from "./checks.ts";
import { readVariable } from "./environment.ts";
import type { ByokFetch } from "./fetch.ts";
import type { ByokCallOptions, ByokClientOptions } from "./options.ts";

/** How long a call may take, and how many times it is retried. */
type Limits = Readonly<Record<"timeoutMs" | "attemptTimeoutMs" | "maxRetries", number>>;

export const defaultLimits: Limits = { timeoutMs: 30_000, attemptTimeoutMs: 10_000, maxRetries: 2 };

/** The checked options of a call, with every default filled in. */
export interface CallSettings extends Limits {
  /** The caller's signals. */
  readonly signals: readonly AbortSignal[];
  readonly headers: Headers;
  readonly baseUrl: string;
  readonly fetch: ByokFetch;
  /** The management key or a function that returns it. The key is not checked here, but before each attempt. */
  readonly apiKey: ByokClientOptions["apiKey"];
}

const callOptions: Readonly<Record<keyof ByokCallOptions, true>> = {
  signal: true,
  timeoutMs: true,
  attemptTimeoutMs: true,
  maxRetries: true,
  headers: true,
};

const clientOptions: Readonly<Record<keyof ByokClientOptions, true>> = {
  ...callOptions,
  apiKey: true,
  baseUrl: true,
  fetch: true,
  dangerouslyAllowBrowser: true,
};

/**
 * Reads the options of a client.
 *
 * @throws ByokError for an option that is invalid or unknown
 */
export function readClientOptions(options: ByokClientOptions): CallSettings {
  checkNames(options, clientOptions, "option");
  checkEnvironment(options.dangerouslyAllowBrowser);
  const signal = checkSignal(options.signal);
  return {
    fetch: checkFetch(options.fetch),
    baseUrl: readBaseUrl(options.baseUrl),
    apiKey: options.apiKey,
    signals: signal ? [signal] : [],
    ...readLimits(options, defaultLimits),
    headers: checkHeaders(options.headers),
  };
}

/**
 * Reads the options of a call. The options of the client are the defaults.
 *
 * @throws ByokError for an option that is invalid or unknown
 */
export function readCallOptions(options: ByokCallOptions, client: CallSettings): CallSettings {
  checkNames(options, callOptions, "call option");
  const signal = checkSignal(options.signal);
  return {
    ...client,
    signals: signal ? [signal] : client.signals,
    ...readLimits(options, client),
    // openapi-fetch merges these with the client's headers.
    headers: checkHeaders(options.headers),
  };
}

function readLimits(options: ByokCallOptions, defaults: Limits): Limits {
  const {
    timeoutMs = defaults.timeoutMs,
    attemptTimeoutMs = defaults.attemptTimeoutMs,
    maxRetries = defaults.maxRetries,
  } = options;
  return {
    timeoutMs: checkInteger("timeoutMs", timeoutMs, 1),
    attemptTimeoutMs: checkInteger("attemptTimeoutMs", attemptTimeoutMs, 1),
    maxRetries: checkInteger("maxRetries", maxRetries, 0),
  };
}

function checkNames(options: unknown, known: Readonly<Record<string, true>>, kind: string): void {
  const isObject = typeof options === "object" && options !== null;
  check(isObject, "options", "options must be an object");
  for (const name of Object.keys(options)) {
    check(Object.hasOwn(known, name), "options", `unknown ${kind} ${quoteName(name)}`);
  }
}

/** Quotes the name of an option, unless it may be a key that was passed by mistake. */
function quoteName(name: string): string {
  return /^\w{1,30}$/.test(name) ? `"${name}"` : "(name not shown, because it may be a key)";
}

function readBaseUrl(option: string | undefined): string {
  if (option !== undefined) return checkBaseUrl(option, "baseUrl");
  const variable = readVariable("OPENROUTER_BASE_URL");
  if (variable !== "") return checkBaseUrl(variable, "OPENROUTER_BASE_URL");
  return checkBaseUrl(serverUrl, "baseUrl");
}
