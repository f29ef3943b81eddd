import type { components } from "../generated/schema.ts";
import { KeyVault, toLabel, wipe } from "./key-vault.ts";
import type { KeyMaterial } from "./key-vault.ts";

/** A credential as the API returns it. */
export type ByokKey = components["schemas"]["BYOKKey"];

/** The record of a BYOK credential in the sandbox. */
export interface CredentialRecord {
  /** The id, a UUID. */
  readonly id: string;
  /** The provider that the key belongs to, such as `"openai"`. */
  readonly provider: ByokKey["provider"];
  /** When the credential was added. */
  readonly createdAt: Date;
  /** When the credential was deleted. The record of a deleted credential is kept. */
  readonly deletedAt?: Date;
  /** The credential as the API returns it. */
  readonly resource: ByokKey;
  /** The provider key, encrypted with AES-GCM. A deletion overwrites its bytes and removes this property. */
  readonly keyMaterial?: KeyMaterial;
}

/** The settings of a credential, which can be set on creation and changed later. */
export type CredentialSettings = Pick<
  ByokKey,
  | "name"
  | "disabled"
  | "is_fallback"
  | "allowed_models"
  | "allowed_api_key_hashes"
  | "allowed_user_ids"
>;

/** The default settings of a new credential. */
export const defaultSettings: CredentialSettings = {
  name: null,
  disabled: false,
  is_fallback: false,
  allowed_models: null,
  allowed_api_key_hashes: null,
  allowed_user_ids: null,
};

/** The fields of a new credential. */
type NewFields = Pick<ByokKey, "id" | "provider" | "workspace_id"> & Partial<CredentialSettings>;

/** Credentials in memory, with their provider keys encrypted. */
export class CredentialStore {
  readonly #records = new Map<string, CredentialRecord>();
  readonly #vault = new KeyVault();
  /** The next sort order, by workspace and provider. */
  readonly #nextSortOrders = new Map<string, number>();

  /**
   * Stores a credential. In the sort order, it follows the existing credentials of its workspace and provider.
   *
   * @param label - By default, the masked provider key.
   * @throws if a credential with this id exists
   */
  async add(
    fields: NewFields,
    providerKey: string,
    label: string = toLabel(providerKey),
  ): Promise<CredentialRecord> {
    const keyMaterial = await this.#vault.encrypt(providerKey);
    const { id, provider, workspace_id } = fields;
    if (this.get(id)) throw new Error(`credential ${id} already exists`);
    const createdAt = new Date();
    const resource = {
      ...defaultSettings,
      ...fields,
      label,
      sort_order: this.#takeSortOrder(provider, workspace_id),
      created_at: createdAt.toISOString(),
    };
    return this.#save({ id, provider, createdAt, resource, keyMaterial });
  }

  /** Returns the record of a credential, even if it is deleted. */
  get(id: string): CredentialRecord | undefined {
    return this.#records.get(id.toLowerCase());
  }

  /** Returns the record of a credential, unless it is deleted. */
  find(id: string): CredentialRecord | undefined {
    const record = this.get(id);
    return record?.deletedAt ? undefined : record;
  }

  /** Returns the records of all credentials that are not deleted, oldest first. */
  list(): CredentialRecord[] {
    return [...this.#records.values()].filter(({ deletedAt }) => !deletedAt);
  }

  /** Changes a credential, unless it is deleted. A new provider key overwrites the previous one. */
  async update(
    id: string,
    changes: Partial<CredentialSettings>,
    providerKey?: string,
  ): Promise<CredentialRecord | undefined> {
    const keyMaterial =
      providerKey === undefined ? undefined : await this.#vault.encrypt(providerKey);
    const record = this.find(id);
    if (!record) return undefined;
    const resource = { ...record.resource, ...changes };
    if (providerKey === undefined || !keyMaterial) return this.#save({ ...record, resource });
    wipe(record.keyMaterial);
    resource.label = toLabel(providerKey);
    return this.#save({ ...record, resource, keyMaterial });
  }

  /** Wipes the encrypted key, and marks the record as deleted. */
  delete({ keyMaterial, ...record }: CredentialRecord): void {
    wipe(keyMaterial);
    this.#save({ ...record, deletedAt: new Date() });
  }

  /** Decrypts a provider key. Resolves to `undefined` if the key is wiped. */
  async readProviderKey(id: string): Promise<string | undefined> {
    const keyMaterial = this.get(id)?.keyMaterial;
    return keyMaterial && (await this.#vault.decrypt(keyMaterial));
  }

  #save(record: CredentialRecord): CredentialRecord {
    this.#records.set(record.id.toLowerCase(), record);
    return record;
  }

  #takeSortOrder(provider: string, workspaceId: string | null): number {
    const key = `${workspaceId ?? "global"} ${provider}`;
    const sortOrder = this.#nextSortOrders.get(key) ?? 0;
    this.#nextSortOrders.set(key, sortOrder + 1);
    return sortOrder;
  }
}
