import { expect, test } from "vitest";
import { createByokClient } from "../../src/index.ts";
import { rejectionOf } from "../helpers/rejection.ts";
import { apiUrl, credential, start, unknownId } from "../helpers/sandbox.ts";

test("a provider key is stored encrypted and can be read back", async () => {
  const { sandbox } = start();
  const id = await sandbox.addCredential(credential);
  const { keyMaterial } = sandbox.getCredential(id) ?? {};
  expect(Buffer.from(keyMaterial?.ciphertext ?? []).toString("latin1")).not.toContain("provider");
  // AES-GCM adds a tag of 16 bytes.
  expect(keyMaterial?.ciphertext).toHaveLength(credential.providerKey.length + 16);
  expect(await sandbox.readProviderKey(id)).toBe(credential.providerKey);
});

test("a deletion wipes the key material, marks the record as deleted, and leaves other credentials unchanged", async () => {
  const { sandbox, client } = start();
  const id = await sandbox.addCredential(credential);
  const other = await sandbox.addCredential(credential);
  const before = sandbox.getCredential(id);
  await expect(client.deleteByokKey(id.toUpperCase())).resolves.toEqual({ deleted: true });
  const after = sandbox.getCredential(id);
  expect(after?.keyMaterial).toBeUndefined();
  expect(after?.deletedAt).toBeInstanceOf(Date);
  expect(before?.keyMaterial?.ciphertext.every((byte) => byte === 0)).toBe(true);
  expect(before?.keyMaterial?.iv.every((byte) => byte === 0)).toBe(true);
  expect(await sandbox.readProviderKey(id)).toBeUndefined();
  expect(await sandbox.readProviderKey(other)).toBe(credential.providerKey);
  expect(sandbox.getCredential(other)?.deletedAt).toBeUndefined();
});

test("a credential that is unknown or already deleted is reported as absent", async () => {
  const { sandbox, client } = start();
  const id = await sandbox.addCredential(credential);
  await client.deleteByokKey(id);
  for (const gone of [id, unknownId]) {
    const error = await rejectionOf(client.deleteByokKey(gone));
    expect(error).toMatchObject({ status: 404, credential: "absent" });
  }
});

test("a deletion without the management key is rejected with 401", async () => {
  const { sandbox } = start();
  const id = await sandbox.addCredential(credential);
  const stranger = createByokClient({ apiKey: "sk-or-v1-other", fetch: sandbox.fetch });
  const error = await rejectionOf(stranger.deleteByokKey(id));
  expect(error).toMatchObject({ status: 401, credential: "unchanged" });
  const bare = new Request(`https://x.example/api/v1/byok/${id}`, { method: "DELETE" });
  expect((await sandbox.fetch(bare)).status).toBe(401);
  expect(sandbox.getCredential(id)?.keyMaterial).toBeDefined();
});

test("a deletion with an API key that is not a management key is rejected with 403", async () => {
  const { sandbox } = start();
  const id = await sandbox.addCredential(credential);
  const client = createByokClient({ apiKey: sandbox.apiKey, fetch: sandbox.fetch });
  const error = await rejectionOf(client.deleteByokKey(id));
  expect(error).toMatchObject({ status: 403, credential: "unchanged" });
  expect(error.detail).toBe("Only management keys can perform this operation");
});

test("the authentication scheme is case-insensitive", async () => {
  const { sandbox } = start();
  const headers = { authorization: `bEARER ${sandbox.managementKey}` };
  expect((await sandbox.fetch(`${apiUrl}/byok`, { headers })).status).toBe(200);
});

test.each([
  `/byok/${unknownId}`,
  "/api/v1/",
  "/api/v1/byok/",
  `/api/v1/byok/${unknownId}/`,
  `/api/v1/byok/x/${unknownId}`,
  `/api/v1/api/v1/byok/${unknownId}`,
  "/api/v1/byok/%zz/",
])("an unknown path is not reported as an absent credential: %s", async (path) => {
  const { sandbox } = start();
  const headers = { authorization: `Bearer ${sandbox.managementKey}` };
  const response = await sandbox.fetch(`https://x.example${path}`, { method: "DELETE", headers });
  expect(response.status).toBe(404);
  expect(await response.text()).toBe("Not Found");
});

test("a management key with a suffix is rejected with 401", async () => {
  const { sandbox } = start();
  const headers = { authorization: `Bearer ${sandbox.managementKey} more` };
  expect((await sandbox.fetch(`${apiUrl}/byok`, { headers })).status).toBe(401);
});

test("only one of two concurrent additions can use the same id", async () => {
  const { sandbox } = start();
  const add = () => sandbox.addCredential({ ...credential, id: unknownId });
  const results = await Promise.allSettled([add(), add()]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("a path is matched after percent-decoding", async () => {
  const { sandbox } = start();
  const id = await sandbox.addCredential(credential);
  const headers = { authorization: `Bearer ${sandbox.managementKey}` };
  const path = `https://x.example/%61pi/v1/b%79ok/%${id.charCodeAt(0).toString(16)}${id.slice(1)}`;
  expect((await sandbox.fetch(path, { headers })).status).toBe(200);
});

test.each(["PUT", "HEAD", "OPTIONS"])(
  "%s for a credential is rejected with 405",
  async (method) => {
    const { sandbox } = start();
    const response = await sandbox.fetch(`${apiUrl}/byok/${unknownId}`, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET, PATCH, DELETE");
    expect(await response.json()).toMatchObject({ error: { code: 405 } });
  },
);

test("addCredential rejects an id that is not a UUID or is already in use", async () => {
  const { sandbox } = start();
  const id = await sandbox.addCredential(credential);
  const invalid = sandbox.addCredential({ ...credential, id: "1" });
  await expect(invalid).rejects.toThrow(
    /^id must be a UUID with hyphens, without surrounding characters$/,
  );
  await expect(sandbox.addCredential({ ...credential, id })).rejects.toThrow("already");
});

test("the sandbox records the method, path and status of each request", async () => {
  const { sandbox, client } = start();
  const id = await sandbox.addCredential(credential);
  expect(sandbox.requests).toEqual([]);
  await client.deleteByokKey(id);
  sandbox.injectFaults({ dropsConnection: true });
  await rejectionOf(client.deleteByokKey(id, { maxRetries: 0 }));
  await client.api.GET("/byok", { params: { query: { limit: 1 } } });
  await sandbox.fetch("https://x.example/elsewhere");
  expect(sandbox.requests).toEqual([
    { method: "DELETE", path: `/byok/${id}`, status: 200 },
    { method: "DELETE", path: `/byok/${id}`, status: null },
    { method: "GET", path: "/byok", status: 200 },
    { method: "GET", path: "/elsewhere", status: 404 },
  ]);
});

test("adding ten thousand credentials does not take quadratic time", async () => {
  const { sandbox } = start();
  for (let count = 0; count < 10_000; count++) await sandbox.addCredential(credential);
  const id = await sandbox.addCredential(credential);
  expect(sandbox.getCredential(id)?.resource.sort_order).toBe(10_000);
}, 10_000);
