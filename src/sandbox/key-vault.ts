/** An encrypted provider key. */
export interface KeyMaterial {
  /** The initialization vector. */
  readonly iv: Uint8Array;
  /** The encrypted key and its authentication tag. */
  readonly ciphertext: Uint8Array;
}

/** Encrypts provider keys with AES-GCM. The encryption key cannot be extracted from Web Crypto. */
export class KeyVault {
  readonly #encryptionKey = crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, [
    "encrypt",
    "decrypt",
  ]);

  async encrypt(providerKey: string): Promise<KeyMaterial> {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const ciphertext = await crypto.subtle.encrypt(
      { name: "AES-GCM", iv },
      await this.#encryptionKey,
      new TextEncoder().encode(providerKey),
    );
    return { iv, ciphertext: new Uint8Array(ciphertext) };
  }

  async decrypt({ iv, ciphertext }: KeyMaterial): Promise<string> {
    const bytes = await crypto.subtle.decrypt(
      { name: "AES-GCM", iv: new Uint8Array(iv) },
      await this.#encryptionKey,
      new Uint8Array(ciphertext),
    );
    return new TextDecoder().decode(bytes);
  }
}

/** Overwrites an encrypted key in memory. */
export function wipe(keyMaterial: KeyMaterial | undefined): void {
  keyMaterial?.iv.fill(0);
  keyMaterial?.ciphertext.fill(0);
}

/** Masks a provider key as in the contract's example, `sk-...AbCd`. A short key is masked completely. */
export function toLabel(providerKey: string): string {
  const [prefix = ""] = /^[a-z]{1,4}-/i.exec(providerKey) ?? [];
  return providerKey.length < 12 ? "..." : `${prefix}...${providerKey.slice(-4)}`;
}
