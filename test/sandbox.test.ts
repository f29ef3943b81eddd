import { once } from "node:events";
import { connect } from "node:net";
import { describe, expect, test, vi } from "vitest";
import { createByokClient } from "../src/index.ts";
import type { ByokClient } from "../src/index.ts";
import { createSandbox } from "../src/sandbox/sandbox.ts";
import type { Fault, Sandbox } from "../src/sandbox/sandbox.ts";
import { rejectionOf } from "./helpers/rejection.ts";

const credential = { provider: "openai", providerKey: "sk-provider" } as const;
const api = "https://x.example/api/v1";
const unknownId = "99999999-8888-7777-6666-555555555555";

function start(): { sandbox: Sandbox; client: ByokClient } {
  const sandbox = createSandbox();
  const client = createByokClient({ apiKey: sandbox.managementKey, fetch: sandbox.fetch });
  return { sandbox, client };
}

test("a stored provider key is encrypted, and can be read back", async () => {
  const { sandbox } = start();
  const id = await sandbox.addCredential(credential);
  const { keyMaterial } = sandbox.getCredential(id) ?? {};
  expect(Buffer.from(keyMaterial?.ciphertext ?? []).toString("latin1")).not.toContain("provider");
  // AES-GCM adds a tag of 16 bytes.
  expect(keyMaterial?.ciphertext).toHaveLength(credential.providerKey.length + 16);
  expect(await sandbox.readProviderKey(id)).toBe(credential.providerKey);
});

test("a deletion wipes the key material, marks the record, and leaves other credentials alone", async () => {
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

test("a credential that is unknown or already deleted is absent", async () => {
  const { sandbox, client } = start();
  const id = await sandbox.addCredential(credential);
  await client.deleteByokKey(id);
  for (const gone of [id, unknownId]) {
    const error = await rejectionOf(client.deleteByokKey(gone));
    expect(error).toMatchObject({ status: 404, credential: "absent" });
  }
});

test("without the management key nothing is deleted", async () => {
  const { sandbox } = start();
  const id = await sandbox.addCredential(credential);
  const stranger = createByokClient({ apiKey: "sk-or-v1-other", fetch: sandbox.fetch });
  const error = await rejectionOf(stranger.deleteByokKey(id));
  expect(error).toMatchObject({ status: 401, credential: "unchanged" });
  const bare = new Request(`https://x.example/api/v1/byok/${id}`, { method: "DELETE" });
  expect((await sandbox.fetch(bare)).status).toBe(401);
  expect(sandbox.getCredential(id)?.keyMaterial).toBeDefined();
});

test("an API key that is not a management key is forbidden to delete", async () => {
  const { sandbox } = start();
  const id = await sandbox.addCredential(credential);
  const client = createByokClient({ apiKey: sandbox.apiKey, fetch: sandbox.fetch });
  const error = await rejectionOf(client.deleteByokKey(id));
  expect(error).toMatchObject({ status: 403, credential: "unchanged" });
  expect(error.detail).toBe("Only management keys can perform this operation");
});

test("the authentication scheme may be in any case", async () => {
  const { sandbox } = start();
  const headers = { authorization: `bEARER ${sandbox.managementKey}` };
  expect((await sandbox.fetch(`${api}/byok`, { headers })).status).toBe(200);
});

test.each([
  `/byok/${unknownId}`,
  "/api/v1/",
  "/api/v1/byok/",
  `/api/v1/byok/${unknownId}/`,
  `/api/v1/byok/x/${unknownId}`,
  `/api/v1/api/v1/byok/${unknownId}`,
  "/api/v1/byok/%zz/",
])("a path that the API does not have (%s) never looks like an absent credential", async (path) => {
  const { sandbox } = start();
  const headers = { authorization: `Bearer ${sandbox.managementKey}` };
  const response = await sandbox.fetch(`https://x.example${path}`, { method: "DELETE", headers });
  expect(response.status).toBe(404);
  expect(await response.text()).toBe("Not Found");
});

test("a management key with something behind it is another key", async () => {
  const { sandbox } = start();
  const headers = { authorization: `Bearer ${sandbox.managementKey} more` };
  expect((await sandbox.fetch(`${api}/byok`, { headers })).status).toBe(401);
});

test("an id is taken only once, even at the same time", async () => {
  const { sandbox } = start();
  const add = () => sandbox.addCredential({ ...credential, id: unknownId });
  const results = await Promise.allSettled([add(), add()]);
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
});

test("an id that is not a UUID is rejected without a word about a credential", async () => {
  const { sandbox } = start();
  const added = sandbox.addCredential({ ...credential, id: "x" });
  await expect(added).rejects.toThrow(/^id must be a UUID, with hyphens and nothing around it$/);
});

test("a path is matched after percent-decoding", async () => {
  const { sandbox } = start();
  const id = await sandbox.addCredential(credential);
  const headers = { authorization: `Bearer ${sandbox.managementKey}` };
  const path = `https://x.example/%61pi/v1/b%79ok/%${id.charCodeAt(0).toString(16)}${id.slice(1)}`;
  expect((await sandbox.fetch(path, { headers })).status).toBe(200);
});

test.each(["PUT", "HEAD", "OPTIONS"])("%s is not a method of a credential", async (method) => {
  const { sandbox } = start();
  const response = await sandbox.fetch(`${api}/byok/${unknownId}`, { method });
  expect(response.status).toBe(405);
  expect(response.headers.get("allow")).toBe("GET, PATCH, DELETE");
  expect(await response.json()).toMatchObject({ error: { code: 405 } });
});

test("it listens on loopback until it is closed", async () => {
  const { sandbox } = start();
  const id = await sandbox.addCredential(credential);
  const server = await sandbox.listen();
  const client = createByokClient({ apiKey: sandbox.managementKey, baseUrl: server.url });
  await expect(client.deleteByokKey(id)).resolves.toEqual({ deleted: true });
  await server.close();
  const error = await rejectionOf(client.deleteByokKey(id, { maxRetries: 0 }));
  expect(error).toMatchObject({ reason: "network", credential: "unknown" });
  expect(error.message).toContain("ECONNREFUSED");
});

/** Sends bytes to a server, and returns the status line of its response. */
async function statusLineOf(url: string, text: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  let received = "";
  socket.on("data", (chunk) => (received += String(chunk)));
  socket.end(text);
  await once(socket, "close");
  return received.split("\r\n")[0] ?? "";
}

test.each([
  ["TRACE", "TRACE /api/v1/byok HTTP/1.1\r\nHost: x\r\n\r\n", "405"],
  ["an empty Host", "GET /api/v1/byok HTTP/1.1\r\nHost:\r\n\r\n", "401"],
  ["an absolute target", "GET http://x/api/v1/byok HTTP/1.1\r\nHost: x\r\n\r\n", "401"],
  ["a target without a path", "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", "404"],
  ["a Host that is no host", "GET /api/v1/byok HTTP/1.1\r\nHost: [\r\n\r\n", "401"],
])("over HTTP, %s gets a response", async (_name, text, status) => {
  const { sandbox } = start();
  const server = await sandbox.listen();
  expect(await statusLineOf(server.url, text)).toContain(`HTTP/1.1 ${status} `);
  await server.close();
});

test("a request whose body breaks off is not acted upon", async () => {
  const { sandbox } = start();
  const id = await sandbox.addCredential(credential);
  const server = await sandbox.listen();
  const head = [
    `DELETE /api/v1/byok/${id} HTTP/1.1`,
    "Host: x",
    `Authorization: Bearer ${sandbox.managementKey}`,
    "Content-Length: 10",
  ];
  await statusLineOf(server.url, `${head.join("\r\n")}\r\n\r\n12345`);
  expect(sandbox.getCredential(id)?.deletedAt).toBeUndefined();
  await server.close();
});

test("a credential has a UUID of its own", async () => {
  const { sandbox } = start();
  const id = await sandbox.addCredential(credential);
  await expect(sandbox.addCredential({ ...credential, id: "1" })).rejects.toThrow("UUID");
  await expect(sandbox.addCredential({ ...credential, id })).rejects.toThrow("already");
});

describe("an injected fault", () => {
  test("answers one request instead of the sandbox, which does not act", async () => {
    const { sandbox, client } = start();
    const id = await sandbox.addCredential(credential);
    sandbox.injectFaults({ status: 403, body: "no", headers: { "x-reason": "policy" } });
    const error = await rejectionOf(client.deleteByokKey(id));
    expect(error).toMatchObject({ status: 403, credential: "unknown" });
    expect(sandbox.getCredential(id)?.deletedAt).toBeUndefined();
    await client.deleteByokKey(id);
  });

  test.each<[string, Fault, object]>([
    ["only a body", { body: "<html></html>" }, { status: 500 }],
    ["only header fields", { headers: { "x-reason": "policy" } }, { status: 500 }],
    ["a status without a body", { status: 204 }, { status: 204, reason: "response" }],
    ["a redirect", { status: 307, headers: { location: "/" } }, { status: 307 }],
  ])("may be %s", async (_name, fault, expected) => {
    const { sandbox, client } = start();
    const id = await sandbox.addCredential(credential);
    sandbox.injectFaults(fault);
    const error = await rejectionOf(client.deleteByokKey(id, { maxRetries: 0 }));
    expect(error).toMatchObject({ ...expected, credential: "unknown" });
    expect(sandbox.getCredential(id)?.deletedAt).toBeUndefined();
  });

  test("may let the sandbox act and lose the answer", async () => {
    const { sandbox, client } = start();
    const id = await sandbox.addCredential(credential);
    sandbox.injectFaults({ dropsConnection: true, acts: true });
    const error = await rejectionOf(client.deleteByokKey(id, { maxRetries: 0 }));
    expect(error).toMatchObject({ reason: "network", credential: "unknown" });
    expect(sandbox.getCredential(id)?.deletedAt).toBeDefined();
  });

  test("may let the sandbox act after its caller has given up", async () => {
    const { sandbox, client } = start();
    const id = await sandbox.addCredential(credential);
    sandbox.injectFaults({ delayMs: 30, acts: true });
    const error = await rejectionOf(client.deleteByokKey(id, { timeoutMs: 5 }));
    expect(error).toMatchObject({ reason: "timeout", credential: "unknown" });
    expect(sandbox.getCredential(id)?.deletedAt).toBeUndefined();
    await vi.waitFor(() => {
      expect(sandbox.getCredential(id)?.deletedAt).toBeDefined();
    });
  });

  test("does not keep a caller waiting who has given up", async () => {
    const { sandbox } = start();
    const id = await sandbox.addCredential(credential);
    sandbox.injectFaults({ delayMs: 30, acts: true });
    const controller = new AbortController();
    const headers = { authorization: `Bearer ${sandbox.managementKey}` };
    const init = { method: "DELETE", headers, signal: controller.signal };
    const call = sandbox.fetch(`${api}/byok/${id}`, init);
    controller.abort("given up");
    await expect(call).rejects.toBe("given up");
    expect(sandbox.getCredential(id)?.deletedAt).toBeUndefined();
    await vi.waitFor(() => {
      expect(sandbox.getCredential(id)?.deletedAt).toBeDefined();
    });
  });

  test("may be followed by a retry, which then finds the credential absent", async () => {
    const { sandbox, client } = start();
    const id = await sandbox.addCredential(credential);
    sandbox.injectFaults({ dropsConnection: true, acts: true });
    const error = await rejectionOf(client.deleteByokKey(id));
    expect(error).toMatchObject({ status: 404, credential: "absent", attempts: 2 });
  });

  test("breaks the connection off over HTTP", async () => {
    const { sandbox } = start();
    const server = await sandbox.listen();
    const client = createByokClient({ apiKey: sandbox.managementKey, baseUrl: server.url });
    sandbox.injectFaults({ dropsConnection: true });
    const error = await rejectionOf(client.deleteByokKey(unknownId, { maxRetries: 0 }));
    expect(error).toMatchObject({ reason: "network", credential: "unknown" });
    await server.close();
  });

  test("may come as an error in the API's own format, or as a delay", async () => {
    const { sandbox, client } = start();
    const id = await sandbox.addCredential(credential);
    sandbox.injectFaults({ status: 500, headers: { "retry-after": "0" } }, { delayMs: 1 });
    await expect(client.deleteByokKey(id)).resolves.toEqual({ deleted: true });
    sandbox.injectFaults({ delayMs: 60_000 });
    const error = await rejectionOf(client.deleteByokKey(id, { timeoutMs: 20 }));
    expect(error).toMatchObject({ reason: "timeout", credential: "unknown" });
  });
});
