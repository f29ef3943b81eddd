import { createByokClient } from "../../src/index.ts";
import type { ByokClient } from "../../src/index.ts";
import { createSandbox } from "../../src/sandbox/sandbox.ts";
import type { Sandbox } from "../../src/sandbox/sandbox.ts";

/** The base URL for requests that are passed to `sandbox.fetch` directly, without a network. */
export const apiUrl = "https://x.example/api/v1";

/** A valid id that belongs to no credential. */
export const unknownId = "99999999-8888-7777-6666-555555555555";

/** The properties of a credential to add. */
export const credential = { provider: "openai", providerKey: "sk-provider" } as const;

/** Creates a sandbox, and a client whose `fetch` is that of the sandbox. */
export function start(): { sandbox: Sandbox; client: ByokClient; api: ByokClient["api"] } {
  const sandbox = createSandbox();
  const client = createByokClient({ apiKey: sandbox.managementKey, fetch: sandbox.fetch });
  return { sandbox, client, api: client.api };
}
