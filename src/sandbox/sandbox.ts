/**
 * A sandbox of the API, for tests and for trying things out.
 *
 * @module openrouter-byok/sandbox
 */

import { isId } from "../contract/id.ts";
import { applyFault } from "./faults.ts";
import type { Fault } from "./faults.ts";
import { basePath, handle } from "./handler.ts";
import type { SandboxRequest } from "./http.ts";
import { listen } from "./listen.ts";
import type { SandboxServer } from "./listen.ts";
import { CredentialStore } from "./store.ts";
import type { ByokKey, CredentialRecord, KeyMaterial } from "./store.ts";

export type { ByokKey, CredentialRecord, Fault, KeyMaterial, SandboxServer };

/** Options of {@link createSandbox}. */
export interface SandboxOptions {
  /**
   * The management key that the sandbox accepts.
   *
   * @defaultValue a random one
   */
  managementKey?: string;
}

/** A credential to store with {@link Sandbox.addCredential}. */
export interface NewCredential {
  /** A UUID, by default a random one. */
  id?: string;
  /** The provider that the key belongs to, such as `"openai"`. */
  provider: ByokKey["provider"];
  /** The provider key, which is encrypted. */
  providerKey: string;
  /** A display name. */
  name?: string;
}

/** An in-memory stand-in for the API, which behaves as the contract and its descriptions say. */
export interface Sandbox {
  /** The management key that it accepts. */
  readonly managementKey: string;
  /** An API key of the same account that is not a management key. */
  readonly apiKey: string;
  /** The workspace of credentials that were created without one. */
  readonly defaultWorkspaceId: string;
  /** Responds to a request without any network: pass it to a client as `fetch`. */
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
  /**
   * Serves the sandbox over HTTP on the loopback interface; it needs `node:http`.
   *
   * @param port - The port; 0, the default, takes one that is free.
   */
  listen(port?: number): Promise<SandboxServer>;
  /**
   * Stores a credential, with its provider key encrypted.
   *
   * @returns the credential's id
   */
  addCredential(credential: NewCredential): Promise<string>;
  /** The record of a credential, deleted or not; `undefined` if it never existed. */
  getCredential(id: string): CredentialRecord | undefined;
  /** Decrypts the provider key of a credential, unless it is wiped. */
  readProviderKey(id: string): Promise<string | undefined>;
  /** Makes the next requests fail, one fault for each. */
  injectFaults(...faults: Fault[]): void;
}

/**
 * Creates a sandbox of the API: it lists, creates, gets, updates and deletes credentials in memory. It
 * requires the management key, and a deletion wipes the encrypted key material and marks the record.
 *
 * @param options - The management key, if a specific one is needed.
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const managementKey = options.managementKey ?? `sk-or-v1-sandbox-${crypto.randomUUID()}`;
  const apiKey = `sk-or-v1-sandbox-api-${crypto.randomUUID()}`;
  const store = new CredentialStore();
  const account = { store, defaultWorkspaceId: crypto.randomUUID(), apiKeyHash: sha256(apiKey) };
  const faults: Fault[] = [];
  const respond = (request: SandboxRequest): Promise<Response> => {
    const act = (): Promise<Response> => handle(account, { managementKey, apiKey }, request);
    const fault = faults.shift();
    return fault ? applyFault(fault, request, act) : act();
  };
  return {
    managementKey,
    apiKey,
    defaultWorkspaceId: account.defaultWorkspaceId,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const { signal } = request;
      signal.throwIfAborted();
      return await Promise.race([rejectOnAbort(signal), toSandboxRequest(request).then(respond)]);
    },
    listen: (port = 0) => listen(respond, basePath, port),
    async addCredential({ id = crypto.randomUUID(), provider, providerKey, name = null }) {
      if (!isId(id)) throw new TypeError("id must be a UUID, with hyphens and nothing around it");
      const workspace_id = account.defaultWorkspaceId;
      await store.add({ id, provider, name, workspace_id }, providerKey);
      return id;
    },
    getCredential: (id) => store.get(id),
    readProviderKey: (id) => store.readProviderKey(id),
    injectFaults: (...next) => {
      faults.push(...next);
    },
  };
}

/** Rejects when the caller gives up, as `fetch` does, even while the sandbox still acts. */
function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => {
      reject(signal.reason as Error);
    });
  });
}

async function toSandboxRequest(request: Request): Promise<SandboxRequest> {
  const { method, url, headers, signal } = request;
  return { method, url: new URL(url), headers, signal, body: await request.text() };
}

/** The SHA-256 hash of a text, in hexadecimal digits. */
async function sha256(text: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
