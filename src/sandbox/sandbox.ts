/**
 * A sandbox of the API, for tests and for trying things out.
 *
 * @module openrouter-byok/sandbox
 */

import { Account } from "./account.ts";
import { applyFault, FaultQueue } from "./faults.ts";
import type { Fault } from "./faults.ts";
import { basePath, findCall } from "./find-call.ts";
import { decodeBody } from "./http.ts";
import type { SandboxRequest } from "./http.ts";
import type { KeyMaterial } from "./key-vault.ts";
import { listen } from "./listen.ts";
import type { SandboxServer } from "./listen.ts";
import { addCredential, checkUuid } from "./new-credential.ts";
import type { NewCredential } from "./new-credential.ts";
import { performCall } from "./perform-call.ts";
import { RequestLog } from "./request-log.ts";
import type { RecordedRequest } from "./request-log.ts";
import type { ByokKey, CredentialRecord } from "./store.ts";
import type { NewWorkspace } from "./workspaces.ts";

export type {
  ByokKey,
  CredentialRecord,
  Fault,
  KeyMaterial,
  NewCredential,
  NewWorkspace,
  RecordedRequest,
  SandboxServer,
};

/** Options of {@link createSandbox}. */
export interface SandboxOptions {
  /**
   * The management key that the sandbox accepts.
   *
   * @defaultValue a random key
   */
  readonly managementKey?: string | undefined;
}

/** An in-memory sandbox of the API. It follows the prose of the contract as well as its schemas. */
export interface Sandbox {
  /** The management key that the sandbox accepts. */
  readonly managementKey: string;
  /** An API key of the same account; it is not a management key. */
  readonly apiKey: string;
  /** The id of the default workspace, which holds credentials that were created without a workspace. */
  readonly defaultWorkspaceId: string;
  /** The last 10,000 requests to the sandbox, oldest first. */
  readonly requests: readonly RecordedRequest[];
  /** Responds to a request without using the network. Pass it to a client as `fetch`. */
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
  /**
   * Serves the sandbox over HTTP on the loopback interface. Requires `node:http`.
   *
   * @param port - The port. The default, 0, uses any free port.
   */
  listen(port?: number): Promise<SandboxServer>;
  /**
   * Creates a workspace in addition to the default one.
   *
   * @returns the workspace's id
   */
  addWorkspace(workspace: NewWorkspace): string;
  /**
   * Stores a credential, with its provider key encrypted.
   *
   * @returns the credential's id
   */
  addCredential(credential: NewCredential): Promise<string>;
  /** Returns the record of a credential, even if it is deleted. Returns `undefined` if it never existed. */
  getCredential(id: string): CredentialRecord | undefined;
  /** Decrypts the provider key of a credential. Resolves to `undefined` if the key is wiped. */
  readProviderKey(id: string): Promise<string | undefined>;
  /**
   * Makes the next requests fail or wait. Each fault affects the next request, or the next `times` requests, that match
   * its `method` and `path`. A request consumes a fault only if it calls a supported operation with the management key;
   * the sandbox rejects any other request as usual.
   */
  injectFaults(...faults: Fault[]): void;
}

/**
 * Creates a sandbox of the API: it lists, creates, gets, updates and deletes credentials in memory, and lists
 * workspaces. Requests must contain the management key. A deletion wipes the encrypted key and marks the record as
 * deleted.
 *
 * @param options - By default, the management key is random.
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const account = new Account(options.managementKey ?? `sk-or-v1-sandbox-${crypto.randomUUID()}`);
  const { credentials, workspaces } = account;
  const faults = new FaultQueue();
  const log = new RequestLog();

  const respond = async (request: SandboxRequest, path: string): Promise<Response> => {
    const call = findCall(account, request);
    if (call instanceof Response) return call;
    const handle = (): Promise<Response> => performCall(account, call, request);
    const fault = faults.take(request.method, path, request.url.searchParams);
    return await (fault ? applyFault(fault, request, handle) : handle());
  };
  const handle = (request: SandboxRequest): Promise<Response> => {
    const path = relativePath(request.url);
    return log.record(request.method, path, respond(request, path));
  };

  return {
    managementKey: account.managementKey,
    apiKey: account.apiKey,
    defaultWorkspaceId: workspaces.defaultId,
    get requests() {
      return log.requests;
    },
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const { signal } = request;
      signal.throwIfAborted();
      return await Promise.race([rejectOnAbort(signal), toSandboxRequest(request).then(handle)]);
    },
    listen: (port = 0) => listen(handle, basePath, port),
    addWorkspace: (workspace) => {
      if (workspace.id !== undefined) checkUuid("id", workspace.id);
      return workspaces.add(workspace).id;
    },
    addCredential: (credential) => addCredential(account, credential),
    getCredential: (id) => credentials.get(id),
    readProviderKey: (id) => credentials.readProviderKey(id),
    injectFaults: (...next) => {
      faults.add(next);
    },
  };
}

/** The path of a URL without the base path of the API. */
function relativePath({ pathname }: URL): string {
  return pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) : pathname;
}

/** Rejects when the caller aborts the request, as `fetch` does, even if the sandbox still performs the request. */
function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => {
      reject(signal.reason as Error);
    });
  });
}

async function toSandboxRequest(request: Request): Promise<SandboxRequest> {
  const { method, url, headers, signal } = request;
  const body = decodeBody(new Uint8Array(await request.arrayBuffer()));
  return { method, url: new URL(url), headers, signal, body };
}
