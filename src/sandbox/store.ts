import type { components } from "../generated/schema.ts";

/** A credential as the API returns it. */
export type ByokKey = components["schemas"]["BYOKKey"];

/** The record of a BYOK credential in the sandbox. */
export interface CredentialRecord {
  /** A UUID, as `deleteByokKey` takes it. */
  readonly id: string;
  /** The provider that the key belongs to, such as `"openai"`. */
  readonly provider: ByokKey["provider"];
  /** When it was added. */
  readonly createdAt: Date;
  /** When it was deleted: a deletion marks the record and keeps it. */
  readonly deletedAt?: Date;
  /** The credential as the API returns it. */
  readonly resource: ByokKey;
  /** The provider key, encrypted with AES-GCM. A deletion overwrites its bytes and removes them. */
  readonly keyMaterial?: KeyMaterial;
}

/** What can be set when a credential is created, and changed later. */
export type CredentialSettings = Pick<
  ByokKey,
  | "name"
  | "disabled"
  | "is_fallback"
  | "allowed_models"
  | "allowed_api_key_hashes"
  | "allowed_user_ids"
>;

/** The settings of a credential that was created without any. */
export const defaultSettings: CredentialSettings = {
  name: null,
  disabled: false,
  is_fallback: false,
  allowed_models: null,
  allowed_api_key_hashes: null,
  allowed_user_ids: null,
};

/** An encrypted provider key. */
export interface KeyMaterial {
  /** The initialization vector. */
  readonly iv: Uint8Array;
  /** The encrypted key and its authentication tag. */
  readonly ciphertext: Uint8Array;
}

/** Credentials in memory. Their provider keys are encrypted with a key that never leaves Web Crypto. */
export class CredentialStore {
  readonly #records = new Map<string, CredentialRecord>();
  readonly #encryptionKey = crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, [
    "encrypt",
    "decrypt",
  ]);

  /**
   * Stores a credential. Its label and sort order are derived.
   *
   * @throws if there is a credential with its id
   */
  async add(
    fields: Pick<ByokKey, "id" | "provider" | "workspace_id"> & Partial<CredentialSettings>,
    providerKey: string,
  ): Promise<CredentialRecord> {
    const keyMaterial = await this.#encrypt(providerKey);
    const { id, provider, workspace_id } = fields;
    if (this.get(id)) throw new Error(`credential ${id} already exists`);
    const createdAt = new Date();
    const peers = this.list().filter(
      ({ resource }) => resource.provider === provider && resource.workspace_id === workspace_id,
    );
    const resource = {
      ...defaultSettings,
      ...fields,
      label: toLabel(providerKey),
      sort_order: Math.max(-1, ...peers.map(({ resource }) => resource.sort_order)) + 1,
      created_at: createdAt.toISOString(),
    };
    return this.#save({ id, provider, createdAt, resource, keyMaterial });
  }

  /** The record of a credential, deleted or not. */
  get(id: string): CredentialRecord | undefined {
    return this.#records.get(id.toLowerCase());
  }

  /** The record of a credential, unless it is deleted. */
  find(id: string): CredentialRecord | undefined {
    const record = this.get(id);
    return record?.deletedAt ? undefined : record;
  }

  /** The records of all credentials that are not deleted, the oldest first. */
  list(): CredentialRecord[] {
    return [...this.#records.values()].filter(({ deletedAt }) => !deletedAt);
  }

  /** Changes a credential, unless it is deleted. A new provider key overwrites the previous one. */
  async update(
    id: string,
    changes: Partial<CredentialSettings>,
    providerKey?: string,
  ): Promise<CredentialRecord | undefined> {
    const keyMaterial = providerKey === undefined ? undefined : await this.#encrypt(providerKey);
    const record = this.find(id);
    if (!record) return undefined;
    const resource = { ...record.resource, ...changes };
    if (providerKey === undefined || !keyMaterial) return this.#save({ ...record, resource });
    wipe(record.keyMaterial);
    resource.label = toLabel(providerKey);
    return this.#save({ ...record, resource, keyMaterial });
  }

  /** Wipes the key material and marks the record. */
  delete({ keyMaterial, ...record }: CredentialRecord): void {
    wipe(keyMaterial);
    this.#save({ ...record, deletedAt: new Date() });
  }

  /** Decrypts a stored provider key, unless it is wiped. */
  async readProviderKey(id: string): Promise<string | undefined> {
    const keyMaterial = this.get(id)?.keyMaterial;
    if (!keyMaterial) return undefined;
    const { iv, ciphertext } = keyMaterial;
    const bytes = await crypto.subtle.decrypt(
      { name: "AES-GCM", iv: new Uint8Array(iv) },
      await this.#encryptionKey,
      new Uint8Array(ciphertext),
    );
    return new TextDecoder().decode(bytes);
  }

  #save(record: CredentialRecord): CredentialRecord {
    this.#records.set(record.id.toLowerCase(), record);
    return record;
  }

  async #encrypt(providerKey: string): Promise<KeyMaterial> {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const ciphertext = await crypto.subtle.encrypt(
      { name: "AES-GCM", iv },
      await this.#encryptionKey,
      new TextEncoder().encode(providerKey),
    );
    return { iv, ciphertext: new Uint8Array(ciphertext) };
  }
}

function wipe(keyMaterial: KeyMaterial | undefined): void {
  keyMaterial?.iv.fill(0);
  keyMaterial?.ciphertext.fill(0);
}

/** Masks a provider key like the contract's example, `sk-...AbCd`. A short key reveals nothing. */
function toLabel(providerKey: string): string {
  const [prefix = ""] = /^[a-z]{1,4}-/i.exec(providerKey) ?? [];
  return providerKey.length < 12 ? "..." : `${prefix}...${providerKey.slice(-4)}`;
}
