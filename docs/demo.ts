import assert from "node:assert/strict";
import { deleteByokKey, isDeletionError, type ByokDeletionError } from "openrouter-byok";
import { createSandbox, type CredentialRecord } from "openrouter-byok/sandbox";

await showSandbox();

async function showSandbox(): Promise<void> {
  const sandbox = createSandbox();
  const server = await sandbox.listen();
  try {
    const leaked = await sandbox.addCredential({
      id: "11111111-2222-3333-4444-555555555555",
      provider: "openai",
      providerKey: "sk-a-provider-key-that-leaked",
    });
    const other = await sandbox.addCredential({
      id: "66666666-7777-8888-9999-aaaaaaaaaaaa",
      provider: "anthropic",
      providerKey: "sk-a-provider-key-in-good-standing",
    });
    const show = (): void => {
      for (const id of [leaked, other]) console.log(describe(sandbox.getCredential(id)));
    };
    const options = { baseUrl: server.url, apiKey: sandbox.managementKey };

    console.log(`a sandbox of the API listens at ${server.url} and holds two credentials\n`);
    show();

    console.log(`\ndeleteByokKey("${leaked}")`);
    const confirmation = await deleteByokKey(leaked, options);
    console.log(`  resolves: ${JSON.stringify(confirmation)}\n`);
    show();
    assert.equal(sandbox.getCredential(leaked)?.keyMaterial, undefined);
    assert.ok(sandbox.getCredential(other)?.keyMaterial);

    console.log("\nthe same call again");
    const again = await failureOf(deleteByokKey(leaked, options));
    assert.deepEqual([again.status, again.credential], [404, "absent"]);

    console.log(`\ndeleteByokKey("${other}") with a wrong management key`);
    const apiKey = "sk-or-v1-not-the-management-key";
    const rejected = await failureOf(deleteByokKey(other, { ...options, apiKey }));
    assert.deepEqual([rejected.status, rejected.credential], [401, "unchanged"]);
    assert.ok(sandbox.getCredential(other)?.keyMaterial);
  } finally {
    await server.close();
  }
}

function describe(record: CredentialRecord | undefined): string {
  assert.ok(record);
  const { id, provider, keyMaterial, deletedAt } = record;
  const key = keyMaterial
    ? `key of ${String(keyMaterial.ciphertext.length)} encrypted bytes`
    : "key wiped";
  return `  ${id}  ${provider.padEnd(9)}  ${key}${deletedAt ? ", deleted" : ""}`;
}

async function failureOf(call: Promise<unknown>): Promise<ByokDeletionError> {
  const error = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  assert.ok(isDeletionError(error));
  const { message, status, credential, detail } = error;
  console.log(`  rejects: ${message}`);
  console.log(`  ${JSON.stringify({ status, credential, detail })}`);
  return error;
}
