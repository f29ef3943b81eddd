import { isId } from "../contract/id.ts";
import {
  deleteByokById,
  getByok,
  getByokById,
  patchByokById,
  postByok,
} from "../generated/operations.ts";
import type {
  DeleteByokById,
  GetByok,
  GetByokById,
  PatchByokById,
  PostByok,
} from "../generated/operations.ts";
import type { SandboxRequest } from "./http.ts";
import { respond } from "./respond.ts";
import { defaultSettings } from "./store.ts";
import type { CredentialSettings, CredentialStore } from "./store.ts";

/** The account that a sandbox stands for. */
export interface Account {
  readonly store: CredentialStore;
  readonly defaultWorkspaceId: string;
  /** The hash of its only API key, to which a credential may be restricted. */
  readonly apiKeyHash: Promise<string>;
}

type Operation = (
  account: Account,
  request: SandboxRequest,
  id: string,
) => Promise<Response> | Response;

/** What the sandbox does for each operation of the contract, by path and method. */
export const operations: Readonly<Record<string, Readonly<Record<string, Operation>>>> = {
  [getByok.path]: { [getByok.method]: list, [postByok.method]: create },
  [getByokById.path]: {
    [getByokById.method]: get,
    [patchByokById.method]: update,
    [deleteByokById.method]: remove,
  },
};

const badRequest = { error: { code: 400, message: "Invalid request parameters" } };
const notFound = { error: { code: 404, message: "Resource not found" } };

function list({ store, defaultWorkspaceId }: Account, { url }: SandboxRequest): Response {
  const query = readQuery(url);
  if (!getByok.isQuery(query) || !isWorkspace(query))
    return respond<GetByok["responses"], 400>(getByok, 400, badRequest);
  const { offset, limit = 50, workspace_id: workspaceId = defaultWorkspaceId, provider } = query;
  const matches = store
    .list()
    .map(({ resource }) => resource)
    .filter(({ workspace_id }) => workspace_id === workspaceId || workspace_id === null)
    .filter((resource) => provider === undefined || resource.provider === provider);
  const data = matches.slice(offset ?? 0).slice(0, limit);
  return respond<GetByok["responses"], 200>(getByok, 200, { data, total_count: matches.length });
}

async function create(account: Account, request: SandboxRequest): Promise<Response> {
  const body = readJson(request);
  if (!postByok.isBody(body) || !isWorkspace(body) || !(await ownsApiKeys(account, body))) {
    return respond<PostByok["responses"], 400>(postByok, 400, badRequest);
  }
  const { key, workspace_id = account.defaultWorkspaceId, provider, ...rest } = body;
  const fields = {
    id: crypto.randomUUID(),
    provider,
    workspace_id,
    ...settingsOf(rest),
  };
  const { resource } = await account.store.add(fields, key);
  return respond<PostByok["responses"], 201>(postByok, 201, { data: resource });
}

function get({ store }: Account, _request: SandboxRequest, id: string): Response {
  const record = store.find(id);
  return record
    ? respond<GetByokById["responses"], 200>(getByokById, 200, { data: record.resource })
    : respond<GetByokById["responses"], 404>(getByokById, 404, notFound);
}

async function update(account: Account, request: SandboxRequest, id: string): Promise<Response> {
  const missing = (): Response =>
    respond<PatchByokById["responses"], 404>(patchByokById, 404, notFound);
  if (!account.store.find(id)) return missing();
  const body = readJson(request);
  if (!patchByokById.isBody(body) || !(await ownsApiKeys(account, body))) {
    return respond<PatchByokById["responses"], 400>(patchByokById, 400, badRequest);
  }
  // It may have been deleted meanwhile.
  const record = await account.store.update(id, settingsOf(body), body.key);
  if (!record) return missing();
  return respond<PatchByokById["responses"], 200>(patchByokById, 200, { data: record.resource });
}

function remove({ store }: Account, _request: SandboxRequest, id: string): Response {
  const record = store.find(id);
  if (!record) return respond<DeleteByokById["responses"], 404>(deleteByokById, 404, notFound);
  store.delete(record);
  return respond<DeleteByokById["responses"], 200>(deleteByokById, 200, { deleted: true });
}

/** The settings of a credential in a request body. Other properties are ignored, as by the API. */
function settingsOf(body: Partial<CredentialSettings>): Partial<CredentialSettings> {
  const given = Object.entries(body).filter(([name]) => Object.hasOwn(defaultSettings, name));
  return Object.fromEntries(given);
}

/** Tells whether the API keys to which a body restricts a credential belong to the account. */
async function ownsApiKeys(
  { apiKeyHash }: Account,
  { allowed_api_key_hashes: hashes }: { allowed_api_key_hashes?: string[] | null },
): Promise<boolean> {
  const ownHash = await apiKeyHash;
  return hashes?.every((hash) => hash === ownHash) ?? true;
}

/** Whether the workspace id in a request, if there is one, is valid. Validators do not check formats. */
function isWorkspace({ workspace_id: id }: { workspace_id?: string }): boolean {
  return id === undefined || isId(id);
}

function readJson({ body }: SandboxRequest): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Reads query parameters. Integers become numbers, as in the contract. */
function readQuery({ searchParams }: URL): Record<string, unknown> {
  const entries = [...searchParams].map(([name, value]) => [
    name,
    /^-?\d+$/.test(value) ? Number(value) : value,
  ]);
  return Object.fromEntries(entries) as Record<string, unknown>;
}
