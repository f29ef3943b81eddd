import { serverUrl } from "../../generated/operations.ts";
import type { ByokError } from "../../index.ts";

/** Where the publisher says how to make a management key. */
const managementKeyPage = new URL("/docs/guides/overview/auth/management-api-keys", serverUrl).href;

/** A base URL, and where it came from. */
export interface BaseUrl {
  readonly value: string;
  /** For messages: `--base-url`, or `OPENROUTER_BASE_URL`. */
  readonly source: string;
}

/** Where the parts of a connection came from. */
export interface Sources {
  /** For messages: `OPENROUTER_API_KEY`, or `the key file`. */
  readonly keySource: string;
  readonly baseUrl: BaseUrl;
}

/** Counts things in words: `1 credential`, `2 credentials`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** Says why a call failed: the API's own message, or else what happened. */
export function describeFailure(error: ByokError): string {
  const { detail, problem, retryAfterMs, reason } = error;
  if (reason === "abort") return "interrupted before a response arrived";
  if (detail === undefined || detail === "") return problem;
  return retryAfterMs === undefined ? detail : `${detail}; ${describeWait(retryAfterMs)}`;
}

/** Says how long to wait. */
export function describeWait(milliseconds: number): string {
  return `wait ${Math.ceil(milliseconds / 1000)} s`;
}

/** What to do about a response with a certain status, or about none. */
export function hintsFor(status: number | null | undefined, sources: Sources): string[] {
  if (status === 401 || status === 403) return [hintAtKey(sources)];
  return hintAtBaseUrl(sources);
}

/** Says what kind of key is needed. */
export function hintAtKey({ keySource }: Sources): string {
  return (
    `The key from ${keySource} was rejected. It must be a management key, which is not the same as an API key: ` +
    `see ${managementKeyPage}`
  );
}

/** Points out a base URL without the path of the API. */
export function hintAtBaseUrl({ baseUrl: { value, source } }: Sources): string[] {
  const path = new URL(serverUrl).pathname;
  const isUsual = new URL(value).pathname.replace(/\/+$/, "").endsWith(path);
  return isUsual ? [] : [`Is ${source} right? The URL of the API usually ends in ${path}.`];
}

/** Points out credentials that no attempt can have deleted. */
export function describeAbsent(number: number): string {
  return number === 1
    ? "1 was not there: check the id and the account, unless it was deleted before"
    : `${number} were not there: check the ids and the account, unless they were deleted before`;
}

/** Points out a workspace that is not in the account's list. */
export function describeUnknownWorkspace(id: string, workspaceCount: number): string {
  return `${id} is none of the ${count(workspaceCount, "workspace")} of this account: is the id right?`;
}

/** What to do with credentials that may hold a leaked key. */
export function describeCandidates(number: number): string[] {
  return [
    "",
    `${count(number, "credential")} may hold this key. A label shows only part of a key: compare workspace, name and date.`,
    "Not sure yet? Disable them; that can be undone:",
    "  npx openrouter-byok disable <id>…",
    "Sure? Delete them, and revoke the key with its provider:",
    "  npx openrouter-byok delete <id>… | tee -a incident.txt",
  ];
}

/** What to do if no credential can hold a leaked key. */
export function describeNoCandidate(): string[] {
  return [
    "No credential can hold this key: every label shows another beginning or end.",
    "Revoke the key with its provider all the same.",
  ];
}

/** Says that a proxy is configured that requests will not go through. */
export function describeUnusedProxy(variable: string): string[] {
  const { version } = process;
  return [
    `${variable} is set, but Node ${version} cannot use it by itself: the requests do not go through the proxy.`,
    "Install undici beside this package (npx -p openrouter-byok -p undici openrouter-byok …), or use a newer Node.",
  ];
}

/**
 * What is said if the program itself fails. Neither a message nor a stack is shown: both may quote a key.
 *
 * @param change - What the command does to credentials, if it changes them.
 */
export function describeCrash(change: string | undefined): string {
  const message = "an unexpected error occurred";
  return change === undefined
    ? message
    : `${message}; a credential without a result may or may not have been ${change}`;
}
