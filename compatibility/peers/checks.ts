import assert from "node:assert/strict";
import type { Sandbox } from "openrouter-byok/sandbox";
import type { Client } from "./peer.ts";
import { ApiError } from "./peer.ts";

const providerKey = "sk-proj-abcdefghijklAbCd";
const notFound = { code: 404, message: "Resource not found" };

interface Context {
  sandbox: Sandbox;
  connect: (apiKey: string) => Client;
}

/** The checks that every peer client must pass against the sandbox. Each check has its own sandbox. */
export const checks: Record<string, (context: Context) => Promise<void>> = {
  "creates a credential whose key is never returned": async ({ connect, sandbox }) => {
    const client = connect(sandbox.managementKey);
    const settings = { name: "A", allowed_models: ["openai/gpt-5"] };
    const created = await client.create({ provider: "openai", key: providerKey, ...settings });
    assert.deepEqual(created, sandbox.getCredential(created.id)?.resource);
    assert.equal(created.label, "sk-...AbCd");
    assert.deepEqual({ ...created, ...settings }, created);
    assert.equal(JSON.stringify(created).includes(providerKey), false);
    assert.equal(await sandbox.readProviderKey(created.id), providerKey);
  },
  "lists credentials on all pages": async ({ connect, sandbox }) => {
    const client = connect(sandbox.managementKey);
    const ids = [await add(sandbox), await add(sandbox), await add(sandbox)];
    await sandbox.addCredential({ provider: "anthropic", providerKey });
    assert.deepEqual(
      await client.list("openai"),
      ids.map((id) => sandbox.getCredential(id)?.resource),
    );
  },
  "lists workspaces on all pages": async ({ connect, sandbox }) => {
    const names = ["default", "checkout prod", "batch"];
    for (const name of names.slice(1)) sandbox.addWorkspace({ name });
    assert.deepEqual(await connect(sandbox.managementKey).listWorkspaces(), names);
  },
  "lists the credentials of a workspace and global credentials": async ({ connect, sandbox }) => {
    const client = connect(sandbox.managementKey);
    const workspaceId = sandbox.addWorkspace({ name: "checkout prod" });
    const credential = { provider: "openai", providerKey };
    const own = await sandbox.addCredential({ ...credential, workspaceId });
    const global = await sandbox.addCredential({ ...credential, workspaceId: null });
    await add(sandbox);
    const listed = await client.list("openai", workspaceId);
    assert.deepEqual(
      listed.map(({ id, workspace_id }) => [id, workspace_id]),
      [
        [own, workspaceId],
        [global, null],
      ],
    );
  },
  "gets a credential": async ({ connect, sandbox }) => {
    const client = connect(sandbox.managementKey);
    const id = await add(sandbox);
    assert.deepEqual(await client.get(id), sandbox.getCredential(id)?.resource);
  },
  "updates only the given properties of a credential": async ({ connect, sandbox }) => {
    const client = connect(sandbox.managementKey);
    const id = await add(sandbox);
    const before = await client.get(id);
    const changes = { name: null, is_fallback: true };
    const updated = await client.update(id, changes);
    assert.deepEqual(updated, { ...before, ...changes });
    assert.deepEqual(await client.get(id), updated);
  },
  "deletes a credential, which then no longer exists": async ({ connect, sandbox }) => {
    const client = connect(sandbox.managementKey);
    const [id, other] = [await add(sandbox), await add(sandbox)];
    assert.deepEqual(await client.remove(id), { deleted: true });
    assert.equal(await sandbox.readProviderKey(id), undefined);
    const listed = await client.list("openai");
    assert.deepEqual(
      listed.map((credential) => credential.id),
      [other],
    );
    await rejects(client.get(id), notFound);
  },
  "receives a 404 for a second deletion": async ({ connect, sandbox }) => {
    const client = connect(sandbox.managementKey);
    const id = await add(sandbox);
    await client.remove(id);
    await rejects(client.remove(id), notFound);
  },
  "receives a 401 for a wrong key": async ({ connect, sandbox }) => {
    const client = connect("sk-or-v1-wrong");
    const id = await add(sandbox);
    const unauthorized = { code: 401, message: "Invalid management key" };
    await rejects(client.list("openai"), unauthorized);
    await rejects(client.create({ provider: "openai", key: providerKey }), unauthorized);
    await rejects(client.update(id, { disabled: true }), unauthorized);
    await rejects(client.remove(id), unauthorized);
    assert.equal(sandbox.getCredential(id)?.resource.disabled, false);
    assert.equal(await sandbox.readProviderKey(id), providerKey);
  },
};

function add(sandbox: Sandbox): Promise<string> {
  return sandbox.addCredential({ provider: "openai", providerKey, name: "B" });
}

async function rejects(call: Promise<unknown>, expected: object): Promise<void> {
  const { code, message } = await call.then(
    () => assert.fail("the call succeeded"),
    (error: unknown) => {
      if (error instanceof ApiError) return error;
      throw error;
    },
  );
  assert.deepEqual({ code, message }, expected);
}
