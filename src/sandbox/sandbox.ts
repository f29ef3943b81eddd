import { checkId } from "../check-input.ts";
import { confirmed, isDocumented, notFound } from "../contract.ts";
import type { Bodies } from "../contract.ts";
import { deleteByokById, serverUrl } from "../generated/operations.ts";
import { CredentialStore } from "./credential-store.ts";
import type { CredentialRecord } from "./credential-store.ts";
import type { Fault } from "./fault.ts";
import { listen } from "./listen.ts";
import type { SandboxServer } from "./listen.ts";

export type { CredentialRecord, Fault, SandboxServer };

/** Options of {@link createSandbox}. */
export interface SandboxOptions {
  /**
   * The management key that the sandbox accepts.
   *
   * @defaultValue a random one
   */
  managementKey?: string;
}

/** A local stand-in for the API: it behaves as the contract and its prose say. */
export interface Sandbox {
  /** The management key that it accepts. */
  readonly managementKey: string;
  /** Answers a request, without any network: pass it to a client as `fetch`. */
  readonly fetch: (request: Request) => Promise<Response>;
  /**
   * Serves it over HTTP on this machine's loopback, where the runtime has `node:http`.
   *
   * @param port - The port; 0, the default, takes one that is free.
   */
  listen(port?: number): Promise<SandboxServer>;
  /**
   * Stores a credential, its provider key encrypted.
   *
   * @returns the credential's id
   */
  addCredential(credential: {
    id?: string;
    provider: string;
    providerKey: string;
  }): Promise<string>;
  /** The record of a credential, deleted or not. */
  getCredential(id: string): CredentialRecord | undefined;
  /** Decrypts the provider key of a credential, unless it is gone. */
  readProviderKey(id: string): Promise<string | undefined>;
  /** Lets something go wrong with the next requests, one fault for each. */
  injectFaults(...faults: Fault[]): void;
}

const basePath = new URL(serverUrl).pathname;
const [prefix] = deleteByokById.path.split("{") as [string];

const unauthorized: Extract<keyof Bodies, 401> = 401;

/**
 * Creates a sandbox: a management key is required (401), an unknown or deleted credential is not found
 * (404), and a deletion wipes the encrypted key material and marks the record.
 *
 * @param options - The management key, if it is to be a certain one.
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const managementKey = options.managementKey ?? `sk-or-v1-sandbox-${crypto.randomUUID()}`;
  const store = new CredentialStore();
  const faults: Fault[] = [];

  function act({ url, method, headers }: Request): Response {
    const { pathname } = new URL(url);
    if (!pathname.startsWith(basePath + prefix) || method !== deleteByokById.method) {
      return new Response("Not Found", { status: 404 });
    }
    const authorization = headers.get("authorization");
    if (authorization === null) return answerError(unauthorized, "Missing Authentication header");
    if (authorization !== `${deleteByokById.scheme} ${managementKey}`) {
      return answerError(unauthorized, "Invalid management key");
    }
    const id = pathname.slice(basePath.length + prefix.length);
    return store.delete(id)
      ? answer(confirmed, { deleted: true })
      : answerError(notFound, "Resource not found");
  }

  async function handle(request: Request): Promise<Response> {
    const { delayMs = 0, acts = false, dropsConnection = false, ...reply } = faults.shift() ?? {};
    if (delayMs > 0) await pause(delayMs, request.signal);
    const isFaulty = dropsConnection || Object.keys(reply).length > 0;
    const response = isFaulty && !acts ? undefined : act(request);
    if (dropsConnection) throw new TypeError("the connection was dropped");
    return response && !isFaulty ? response : answerFault(reply);
  }

  return {
    managementKey,
    fetch: handle,
    listen: (port = 0) => listen(handle, basePath, port),
    async addCredential({ id = crypto.randomUUID(), provider, providerKey }) {
      checkId(id);
      if (store.get(id)) throw new Error(`there is a credential ${id} already`);
      await store.add(id, provider, providerKey);
      return id;
    },
    getCredential: (id) => store.get(id),
    readProviderKey: (id) => store.readProviderKey(id),
    injectFaults: (...next) => {
      faults.push(...next);
    },
  };
}

/** Answers as the contract documents, or not at all. */
function answer<Status extends keyof Bodies>(status: Status, body: Bodies[Status]): Response {
  if (!isDocumented(status, body)) throw new Error(`${String(status)} is not answered like this`);
  return Response.json(body, { status });
}

function answerError(status: Exclude<keyof Bodies, typeof confirmed>, message: string): Response {
  return answer(status, { error: { code: status, message } });
}

function answerFault({ status = 500, body, headers }: Fault): Response {
  const error = JSON.stringify({ error: { code: status, message: "Injected fault" } });
  const response = new Response(isBodiless(status) ? null : (body ?? error), { status });
  response.headers.set("content-type", "application/json");
  for (const [name, value] of Object.entries(headers ?? {})) response.headers.set(name, value);
  return response;
}

/** Whether a status comes without a body (Fetch Standard, null body status). */
function isBodiless(status: number): boolean {
  return status === 204 || status === 205 || status === 304;
}

async function pause(delayMs: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  await new Promise<void>((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, delayMs);
    signal.addEventListener("abort", end);
  });
  signal.throwIfAborted();
}
