import { isId } from "../contract/id.ts";
import { getByok, patchByokById, postByok } from "../generated/operations.ts";
import type {
  DeleteByokById,
  GetByok,
  GetByokById,
  PatchByokById,
  PostByok,
} from "../generated/operations.ts";
import type { Account } from "./account.ts";
import { checkFields, checkProvider, invalidField, parseJson, readQuery } from "./check-request.ts";
import { RequestError } from "./errors.ts";
import type { SandboxRequest } from "./http.ts";
import type { PathParameters } from "./match-path.ts";
import { paginate } from "./paginate.ts";
import type { Reply } from "./reply.ts";
import { defaultSettings } from "./store.ts";
import type { CredentialRecord, CredentialSettings } from "./store.ts";

/** `GET /byok`: lists the credentials of one workspace and the global credentials. */
export function list(
  { credentials, workspaces }: Account,
  { url }: SandboxRequest,
): Reply<GetByok["responses"]> {
  const query = checkFields(getByok.isQuery, readQuery(url));
  const { workspace_id: workspaceId = workspaces.defaultId, provider } = query;
  checkProvider(provider);
  // Validators do not check formats.
  if (!isId(workspaceId)) throw invalidField("workspace_id");
  const matches = credentials
    .list()
    .map(({ resource }) => resource)
    .filter(
      ({ workspace_id }) =>
        workspace_id === null || workspace_id.toLowerCase() === workspaceId.toLowerCase(),
    )
    .filter((resource) => provider === undefined || resource.provider === provider);
  return { status: 200, body: paginate(matches, query) };
}

/** `POST /byok`: creates a credential. */
export async function create(
  account: Account,
  request: SandboxRequest,
): Promise<Reply<PostByok["responses"]>> {
  const minimum = { provider: "openai", key: "sk-any" };
  const body = checkFields(postByok.isBody, parseJson(request), minimum);
  const { key, workspace_id = account.workspaces.defaultId, provider, ...rest } = body;
  checkProvider(provider);
  if (!account.workspaces.has(workspace_id)) {
    throw new RequestError(400, "workspace_id is not the id of a workspace");
  }
  await checkApiKeys(account, body);
  const fields = { id: crypto.randomUUID(), provider, workspace_id, ...settingsOf(rest) };
  const { resource } = await account.credentials.add(fields, key);
  return { status: 201, body: { data: resource } };
}

/** `GET /byok/{id}`: returns a credential. */
export function get(
  account: Account,
  _request: SandboxRequest,
  { id = "" }: PathParameters,
): Reply<GetByokById["responses"]> {
  const { resource } = findCredential(account, id);
  return { status: 200, body: { data: resource } };
}

/** `PATCH /byok/{id}`: changes the settings or the key of a credential. */
export async function update(
  account: Account,
  request: SandboxRequest,
  { id = "" }: PathParameters,
): Promise<Reply<PatchByokById["responses"]>> {
  findCredential(account, id);
  const body = checkFields(patchByokById.isBody, parseJson(request));
  await checkApiKeys(account, body);
  const record = await account.credentials.update(id, settingsOf(body), body.key);
  // The credential may have been deleted while its new key was being encrypted.
  if (!record) throw notFound();
  return { status: 200, body: { data: record.resource } };
}

/** `DELETE /byok/{id}`: deletes a credential. */
export function remove(
  account: Account,
  _request: SandboxRequest,
  { id = "" }: PathParameters,
): Reply<DeleteByokById["responses"]> {
  account.credentials.delete(findCredential(account, id));
  return { status: 200, body: { deleted: true } };
}

function findCredential({ credentials }: Account, id: string): CredentialRecord {
  const record = credentials.find(id);
  if (!record) throw notFound();
  return record;
}

function notFound(): RequestError {
  return new RequestError(404, "Resource not found");
}

/** Extracts the settings of a credential from a request body. Like the API, it ignores other properties. */
function settingsOf(body: Partial<CredentialSettings>): Partial<CredentialSettings> {
  const given = Object.entries(body).filter(([name]) => Object.hasOwn(defaultSettings, name));
  return Object.fromEntries(given);
}

/** Checks that `allowed_api_key_hashes` in a body contains only hashes of the account's API keys. */
async function checkApiKeys(
  account: Account,
  { allowed_api_key_hashes: hashes }: { allowed_api_key_hashes?: string[] | null },
): Promise<void> {
  if (!(await account.ownsApiKeys(hashes ?? []))) throw invalidField("allowed_api_key_hashes");
}
