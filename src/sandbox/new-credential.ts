import { isId } from "../contract/id.ts";
import { isProvider } from "../contract/provider.ts";
import type { Provider } from "../contract/provider.ts";
import type { Account } from "./account.ts";
import type { CredentialSettings } from "./store.ts";

/** A credential to store with {@link Sandbox.addCredential}. */
export interface NewCredential {
  /** A UUID, by default a random one. */
  readonly id?: string | undefined;
  /** The provider that the key belongs to, such as `"openai"`. */
  readonly provider: Provider;
  /** The provider key, which is encrypted. */
  readonly providerKey: string;
  /**
   * The id of its workspace, or `null` for a global credential. A workspace that does not exist yet is created.
   *
   * @defaultValue the default workspace
   */
  readonly workspaceId?: string | null | undefined;
  /**
   * The masked snippet of the key.
   *
   * @defaultValue its last four characters, after its prefix: `"sk-...AbCd"`
   */
  readonly label?: string | undefined;
  /** A display name. */
  readonly name?: string | null | undefined;
  /** Whether it is disabled; by default it is not. */
  readonly disabled?: boolean | undefined;
  /** Whether it is used only after the others of its provider; by default it is not. */
  readonly isFallback?: boolean | undefined;
  /** The models that it may be used for; by default all. */
  readonly allowedModels?: string[] | null | undefined;
  /** The hashes of the OpenRouter API keys that may use it; by default all keys may. */
  readonly allowedApiKeyHashes?: string[] | null | undefined;
  /** The users who may use it; by default all. */
  readonly allowedUserIds?: string[] | null | undefined;
}

/**
 * Stores a credential, and returns its id.
 *
 * @throws TypeError if an id or the provider is invalid
 */
export async function addCredential(
  { credentials, workspaces }: Account,
  credential: NewCredential,
): Promise<string> {
  const { id = crypto.randomUUID(), provider, providerKey, label } = credential;
  const { workspaceId = workspaces.defaultId } = credential;
  checkUuid("id", id);
  if (!isProvider(provider)) throw new TypeError("provider must be the slug of a provider");
  if (workspaceId !== null) {
    checkUuid("workspaceId", workspaceId);
    if (!workspaces.has(workspaceId)) workspaces.add({ id: workspaceId });
  }
  const fields = { id, provider, workspace_id: workspaceId, ...toSettings(credential) };
  await credentials.add(fields, providerKey, label);
  return id;
}

/** Rejects what is not a UUID in its usual text form. */
export function checkUuid(name: string, id: string): void {
  if (!isId(id)) throw new TypeError(`${name} must be a UUID, with hyphens and nothing around it`);
}

function toSettings({
  name = null,
  disabled = false,
  isFallback = false,
  allowedModels = null,
  allowedApiKeyHashes = null,
  allowedUserIds = null,
}: NewCredential): CredentialSettings {
  return {
    name,
    disabled,
    is_fallback: isFallback,
    allowed_models: allowedModels,
    allowed_api_key_hashes: allowedApiKeyHashes,
    allowed_user_ids: allowedUserIds,
  };
}
