/**
 * What is known about the credential after a failed deletion:
 *
 * - `"unchanged"`: no request was made, or the API itself rejected every attempt with a status which proves that it did
 * not act
 * - `"absent"`: this management key can see no such credential now. It may never have existed, may belong to another
 *   account, or may have been deleted before, perhaps by an earlier attempt of this call.
 * - `"unknown"`: the credential may or may not have been deleted
 *
 * `"unchanged"` and `"absent"` can be wrong in two cases. First, a proxy or the runtime may silently resend a request,
 * and the API may reject the second copy. Proxies such as nginx, Varnish and Squid resend requests; so does the `fetch`
 * of Deno, workerd and browsers if a reused connection breaks, and the `fetch` of Node after a 421. Second, another
 * server or a firewall may imitate the API's error format exactly.
 */
export type CredentialState = "unchanged" | "absent" | "unknown";

/** What is known about a call when it fails. */
export interface CallState {
  /** How many requests were made. */
  readonly attempts: number;
  /** Whether the server may have acted on one of the requests. */
  readonly mayHaveActed: boolean;
}

/** What is known about a deletion when it fails. */
export interface DeletionState extends CallState {
  readonly credential: CredentialState;
}

const credentialStates: Readonly<Record<CredentialState, string>> = {
  unchanged: "the credential is unchanged",
  absent: "this management key can see no such credential now",
  unknown: "the credential may or may not have been deleted: call again to find out",
};

/**
 * Returns the last part of an error's message, which describes the state after the call. Returns an empty string if
 * there is nothing to add.
 */
export function describeState(state: CallState | DeletionState): string {
  if ("credential" in state) return `; ${credentialStates[state.credential]}`;
  if (state.attempts === 0) return "; nothing was sent";
  return state.mayHaveActed ? "; the server may have acted on the request" : "";
}
