import { isId } from "../contract/id.ts";
import type { ByokProviderSlug } from "../contract/types.ts";
import type { Account } from "./account.ts";
import type { CredentialSettings } from "./store.ts";

/** A credential to store with {@link Sandbox.addCredential}. */
export interface NewCredential {
  /** A UUID. By default, a random one. */
  readonly id?: string | undefined;
  /** The provider that the key belongs to, such as `"openai"`. */
  readonly provider: ByokProviderSlug;
  /** The provider key. The sandbox stores it encrypted. */
  readonly providerKey: string;
  /**
   * The id of the workspace, or `null` for a global credential. If the workspace does not exist, it is created.
   *
   * @defaultValue the default workspace
   */
  readonly workspaceId?: string | null | undefined;
  /**
   * The label, which shows only part of the key.
   *
   * @defaultValue the key's prefix and last four characters: `"sk-...AbCd"`; `"..."` for a key of fewer than 12
   * characters
   */
  readonly label?: string | undefined;
  /** A display name. */
  readonly name?: string | null | undefined;
  /** Whether the credential is disabled. By default, it is not. */
  readonly disabled?: boolean | undefined;
  /** Whether the credential is used only after the other credentials of its provider. By default, it is not. */
  readonly isFallback?: boolean | undefined;
  /** The models that the credential may be used for. By default, all models. */
  readonly allowedModels?: string[] | null | undefined;
  /** The hashes of the OpenRouter API keys that may use the credential. By default, all keys. */
  readonly allowedApiKeyHashes?: string[] | null | undefined;
  /** The ids of the users who may use the credential. By default, all users. */
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
  if (provider === "") throw new TypeError("provider must be a provider slug");
  if (workspaceId !== null) {
    checkUuid("workspaceId", workspaceId);
    if (!workspaces.has(workspaceId)) workspaces.add({ id: workspaceId });
  }
  const fields = { id, provider, workspace_id: workspaceId, ...toSettings(credential) };
  await credentials.add(fields, providerKey, label);
  return id;
}

/**
 * Checks that an id is a UUID in its usual text form.
 *
 * @throws TypeError if it is not
 */
export function checkUuid(name: string, id: string): void {
  if (!isId(id))
    throw new TypeError(`${name} must be a UUID with hyphens, without surrounding characters`);
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
