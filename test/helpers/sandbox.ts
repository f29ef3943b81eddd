import { createByokClient } from "../../src/index.ts";
import type { ByokClient } from "../../src/index.ts";
import { createSandbox } from "../../src/sandbox/sandbox.ts";
import type { Sandbox } from "../../src/sandbox/sandbox.ts";

/** The base URL of the API, for requests to a sandbox without any network. */
export const apiUrl = "https://x.example/api/v1";

/** The id of no credential. */
export const unknownId = "99999999-8888-7777-6666-555555555555";

/** A credential to add. */
export const credential = { provider: "openai", providerKey: "sk-provider" } as const;

/** A sandbox, and a client for it. */
export function start(): { sandbox: Sandbox; client: ByokClient; api: ByokClient["api"] } {
  const sandbox = createSandbox();
  const client = createByokClient({ apiKey: sandbox.managementKey, fetch: sandbox.fetch });
  return { sandbox, client, api: client.api };
}
