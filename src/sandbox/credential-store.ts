/** What the sandbox keeps of a BYOK credential. */
export interface CredentialRecord {
  /** A UUID, as `deleteByokKey` takes it. */
  readonly id: string;
  /** Whose key it is: `"openai"`, say. */
  readonly provider: string;
  /** When it was added. */
  readonly createdAt: Date;
  /** When it was deleted: a deletion marks the record and leaves it there. */
  readonly deletedAt?: Date;
  /** The provider key, encrypted with AES-GCM. A deletion overwrites its bytes and lets go of them. */
  readonly keyMaterial?: {
    /** The initialization vector. */
    readonly iv: Uint8Array;
    /** The encrypted key and its authentication tag. */
    readonly ciphertext: Uint8Array;
  };
}

/** Credentials in memory, encrypted with a key that never leaves Web Crypto. */
export class CredentialStore {
  readonly #records = new Map<string, CredentialRecord>();
  readonly #encryptionKey = crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, [
    "encrypt",
    "decrypt",
  ]);

  async add(id: string, provider: string, providerKey: string): Promise<void> {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const ciphertext = await crypto.subtle.encrypt(
      { name: "AES-GCM", iv },
      await this.#encryptionKey,
      new TextEncoder().encode(providerKey),
    );
    const keyMaterial = { iv, ciphertext: new Uint8Array(ciphertext) };
    this.#records.set(id.toLowerCase(), { id, provider, createdAt: new Date(), keyMaterial });
  }

  get(id: string): CredentialRecord | undefined {
    return this.#records.get(id.toLowerCase());
  }

  /** Decrypts a stored provider key, unless it is gone. */
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

  /** Wipes the key material and marks the record, or returns `false` if there is none to delete. */
  delete(id: string): boolean {
    const record = this.get(id);
    if (!record || record.deletedAt) return false;
    const { keyMaterial, ...rest } = record;
    keyMaterial?.iv.fill(0);
    keyMaterial?.ciphertext.fill(0);
    this.#records.set(id.toLowerCase(), { ...rest, deletedAt: new Date() });
    return true;
  }
}
