import { serverUrl } from "../../generated/operations.ts";
import type { ByokError } from "../../index.ts";

/** The page of OpenRouter's documentation about management keys. */
const managementKeyPage = new URL("/docs/guides/overview/auth/management-api-keys", serverUrl).href;

/** A base URL and its source. */
export interface BaseUrl {
  readonly value: string;
  /** The source as messages name it, such as `--base-url`. */
  readonly source: string;
}

/** The sources of the key, the base URL and the proxy. */
export interface Sources {
  /** The source of the key as messages name it, such as `the key file`. */
  readonly keySource: string;
  readonly baseUrl: BaseUrl;
  /** The variable that names the proxy, such as `HTTPS_PROXY`. `undefined` if requests use no proxy. */
  readonly proxySource?: string | undefined;
}

/** Formats a count with its noun: `1 credential`, `2 credentials`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** Describes why a call failed: with the API's message if there is one, otherwise with the client's message. */
export function describeFailure(error: ByokError): string {
  const { detail, problem, retryAfterMs, reason } = error;
  if (reason === "abort") return "interrupted before a response arrived";
  if (detail === undefined || detail === "") return problem;
  return retryAfterMs === undefined ? detail : `${detail}; ${describeWait(retryAfterMs)}`;
}

/** Describes how long to wait. */
export function describeWait(milliseconds: number): string {
  return `wait ${Math.ceil(milliseconds / 1000)} s`;
}

/** Returns hints about a failed search: about the key if the API rejected it, otherwise about the connection. */
export function hintsFor({ status, detail, reason }: ByokError, sources: Sources): string[] {
  // A proxy's 401 or 403 usually has no message in the form of the API's error envelope.
  const isKeyRejected = detail !== undefined && (status === 401 || status === 403);
  if (isKeyRejected) return [keyHint(sources)];
  const { proxySource } = sources;
  const proxyHints =
    reason === "network" && proxySource !== undefined
      ? [`Requests go through the proxy in ${proxySource}: does it accept connections to the API?`]
      : [];
  return [...proxyHints, ...baseUrlHints(sources)];
}

/** Names the base URL if a variable sets it, because the variable may be left over from a trial with the sandbox. */
export function describeBaseUrl({ value, source }: BaseUrl): string[] {
  return source === "OPENROUTER_BASE_URL" ? [`requests go to ${value} (${source})`] : [];
}

/** Says that an interrupted command waits, and how to stop it at once. */
export const interruptionNotice =
  "Interrupted: waiting up to 5 s for requests in flight. Press Ctrl-C again to stop now.";

/** Says how to learn the state of credentials whose state is unknown. */
export const repeatHint =
  "To learn the state of the unknown credentials, run the same command again: it is safe to repeat.";

/** Says why a failed search shows nothing. */
export const incompleteListNotice = "Nothing is shown, because the list is incomplete.";

/** Points out, before a confirmation, what a change to a global credential affects. */
export const globalCredentialNotice = "A global credential can be used in every workspace.";

/** Describes what kind of key is needed. */
export function keyHint({ keySource }: Sources): string {
  return (
    `The key from ${keySource} was rejected. It must be a management key; an API key does not work: ` +
    `see ${managementKeyPage}`
  );
}

/** Points out a base URL that lacks the path of the API. */
export function baseUrlHints({ baseUrl: { value, source } }: Sources): string[] {
  const path = new URL(serverUrl).pathname;
  const hasApiPath = new URL(value).pathname.replace(/\/+$/, "").endsWith(path);
  return hasApiPath ? [] : [`Is ${source} correct? The URL of the API usually ends in ${path}.`];
}

/** Points out credentials that were absent at the first request. */
export function describeAbsent(number: number): string {
  return number === 1
    ? "1 credential was absent: unless it was deleted earlier, check the id and the account"
    : `${number} credentials were absent: unless they were deleted earlier, check the ids and the account`;
}

/** Points out a workspace that is not in the account's list. */
export function describeUnknownWorkspace(id: string, workspaceCount: number): string {
  return `This account has no workspace ${id} (it has ${count(workspaceCount, "workspace")}). Is the id correct?`;
}

/** Describes what to do with credentials that may hold a leaked key. */
export function describeCandidates(number: number): string[] {
  const isOne = number === 1;
  const them = isOne ? "the credential" : "them";
  return [
    "",
    `${count(number, "credential")} may hold this key. A label shows only part of a key: check the workspace, name and date of ${isOne ? "the credential" : "each"}.`,
    `Not sure yet? Disable ${them}; that can be undone:`,
    "  npx openrouter-byok disable <id>…",
    `Sure? Revoke the key at its provider, and delete ${them}:`,
    "  npx openrouter-byok delete <id>… --json | tee -ai incident.jsonl",
  ];
}

/**
 * Describes what to do if no credential can hold a leaked key.
 *
 * @param searched - The number of credentials that were searched.
 * @param providers - The providers that the search was limited to, if any.
 */
export function describeNoCandidate(searched: number, providers: readonly string[]): string[] {
  const result =
    searched === 0
      ? describeEmptySearch(providers)
      : "None of the searched credentials can hold this key: no label matches its beginning and end.";
  return [result, "Revoke the key at its provider anyway."];
}

function describeEmptySearch(providers: readonly string[]): string {
  return providers.length === 0
    ? "The account has no credentials: check that the management key belongs to the right account."
    : `The account has no credentials for ${providers.join(", ")}: check the provider slug, or search without --provider.`;
}

/** Warns that requests will bypass the configured proxy. */
export function describeUnusedProxy(variable: string): string[] {
  const { version } = process;
  return [
    `${variable} is set, but Node ${version} does not use it by default: requests will bypass the proxy.`,
    "Do one of these: run npx -p openrouter-byok -p undici@7 openrouter-byok …; set NODE_USE_ENV_PROXY=1 (on Node 22.21 and later 22.x releases, and on Node 24.0 and newer); or use Node 24.14 or a later 24.x release, or Node 25.4 or newer.",
  ];
}

/**
 * The message for a crash of the program. It contains neither the error's message nor its stack, which may contain a
 * key.
 *
 * @param change - What the command does to credentials; `undefined` if it changes nothing.
 */
export function describeCrash(change: string | undefined): string {
  const message = "an unexpected error occurred";
  return change === undefined
    ? message
    : `${message}; credentials without a printed result may or may not have been ${change}`;
}
