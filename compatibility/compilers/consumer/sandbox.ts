import { deleteByokKey } from "openrouter-byok";
import { createSandbox } from "openrouter-byok/sandbox";
import type {
  CredentialRecord,
  Fault,
  Sandbox,
  SandboxOptions,
  SandboxServer,
} from "openrouter-byok/sandbox";

const options: SandboxOptions = { managementKey: "sk-or-v1-test" };
const fault: Fault = { status: 503, headers: { "retry-after": "1" }, acts: true };

export async function testDeletion(): Promise<CredentialRecord | undefined> {
  const sandbox: Sandbox = createSandbox(options);
  const id: string = await sandbox.addCredential({ provider: "openai", providerKey: "sk" });
  sandbox.injectFaults(fault, { dropsConnection: true });
  await deleteByokKey(id, { apiKey: sandbox.managementKey, fetch: sandbox.fetch });
  return sandbox.getCredential(id);
}

export async function serve(): Promise<string> {
  const server: SandboxServer = await createSandbox().listen(0);
  await server.close();
  return server.url;
}

export const ciphertextOf = (record: CredentialRecord): Uint8Array | undefined =>
  record.keyMaterial?.ciphertext;
