import { CredentialStore } from "./store.ts";
import { Workspaces } from "./workspaces.ts";

/** The OpenRouter account that a sandbox simulates. */
export class Account {
  readonly managementKey: string;
  /** The account's only API key. It can use credentials, but not manage them. */
  readonly apiKey: string;
  readonly workspaces: Workspaces = new Workspaces();
  readonly credentials: CredentialStore = new CredentialStore();
  readonly #apiKeyHash: Promise<string>;

  constructor(managementKey: string) {
    this.managementKey = managementKey;
    this.apiKey = `sk-or-v1-sandbox-api-${crypto.randomUUID()}`;
    this.#apiKeyHash = sha256(this.apiKey);
  }

  /** Tells whether the API keys with these hashes belong to the account. */
  async ownsApiKeys(hashes: readonly string[]): Promise<boolean> {
    const ownHash = await this.#apiKeyHash;
    return hashes.every((hash) => hash === ownHash);
  }
}

/** The SHA-256 hash of a text, in hexadecimal digits. */
async function sha256(text: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
