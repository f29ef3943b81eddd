import { expect, test, vi } from "vitest";
import { createByokClient } from "../../src/index.ts";
import type { Fault, Sandbox } from "../../src/sandbox/sandbox.ts";
import { rejectionOf } from "../helpers/rejection.ts";
import { apiUrl, credential, start, unknownId } from "../helpers/sandbox.ts";

test("a fault replaces the sandbox's response to one request", async () => {
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
  ["only headers", { headers: { "x-reason": "policy" } }, { status: 500 }],
  ["a status without a body", { status: 204 }, { status: 204, reason: "response" }],
  ["a redirect", { status: 307, headers: { location: "/" } }, { status: 307 }],
])("a fault may consist of %s", async (_name, fault, expected) => {
  const { sandbox, client } = start();
  const id = await sandbox.addCredential(credential);
  sandbox.injectFaults(fault);
  const error = await rejectionOf(client.deleteByokKey(id, { maxRetries: 0 }));
  expect(error).toMatchObject({ ...expected, credential: "unknown" });
  expect(sandbox.getCredential(id)?.deletedAt).toBeUndefined();
});

test("with dropsConnection and acts, the sandbox performs the request and loses the response", async () => {
  const { sandbox, client } = start();
  const id = await sandbox.addCredential(credential);
  sandbox.injectFaults({ dropsConnection: true, acts: true });
  const error = await rejectionOf(client.deleteByokKey(id, { maxRetries: 0 }));
  expect(error).toMatchObject({ reason: "network", credential: "unknown" });
  expect(sandbox.getCredential(id)?.deletedAt).toBeDefined();
});

test("with delayMs and acts, the sandbox performs the request after the client has timed out", async () => {
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

test("a delayed request is rejected as soon as its caller aborts it", async () => {
  const { sandbox } = start();
  const id = await sandbox.addCredential(credential);
  sandbox.injectFaults({ delayMs: 30, acts: true });
  const controller = new AbortController();
  const headers = { authorization: `Bearer ${sandbox.managementKey}` };
  const init = { method: "DELETE", headers, signal: controller.signal };
  const call = sandbox.fetch(`${apiUrl}/byok/${id}`, init);
  controller.abort("given up");
  await expect(call).rejects.toBe("given up");
  expect(sandbox.getCredential(id)?.deletedAt).toBeUndefined();
  await vi.waitFor(() => {
    expect(sandbox.getCredential(id)?.deletedAt).toBeDefined();
  });
});

test("a retry after a fault that acts finds the credential absent", async () => {
  const { sandbox, client } = start();
  const id = await sandbox.addCredential(credential);
  sandbox.injectFaults({ dropsConnection: true, acts: true });
  const error = await rejectionOf(client.deleteByokKey(id));
  expect(error).toMatchObject({ status: 404, credential: "absent", attempts: 2 });
});

test("over HTTP, dropsConnection closes the connection", async () => {
  const { sandbox } = start();
  const server = await sandbox.listen();
  const client = createByokClient({ apiKey: sandbox.managementKey, baseUrl: server.url });
  sandbox.injectFaults({ dropsConnection: true });
  const error = await rejectionOf(client.deleteByokKey(unknownId, { maxRetries: 0 }));
  expect(error).toMatchObject({ reason: "network", credential: "unknown" });
  await server.close();
});

test("a fault may consist of a status and headers, or only of a delay", async () => {
  const { sandbox, client } = start();
  const id = await sandbox.addCredential(credential);
  sandbox.injectFaults({ status: 500, headers: { "retry-after": "0" } }, { delayMs: 1 });
  await expect(client.deleteByokKey(id)).resolves.toEqual({ deleted: true });
  sandbox.injectFaults({ delayMs: 60_000 });
  const error = await rejectionOf(client.deleteByokKey(id, { timeoutMs: 20 }));
  expect(error).toMatchObject({ reason: "timeout", credential: "unknown" });
});

/** Requests the list of credentials with this query, and returns the status of the response. */
async function requestList({ sandbox }: { sandbox: Sandbox }, query = ""): Promise<number> {
  const headers = { authorization: `Bearer ${sandbox.managementKey}` };
  return (await sandbox.fetch(`${apiUrl}/byok${query}`, { headers })).status;
}

test.each<[string, Fault]>([
  ["a method", { method: "GET" }],
  ["a method in lower case", { method: "get" }],
  ["a path", { path: "/byok" }],
  ["a path with a query", { path: `/byok?workspace_id=${unknownId}` }],
])("a fault may be limited to %s", async (_name, limit) => {
  const started = start();
  const { sandbox, client } = started;
  const id = await sandbox.addCredential(credential);
  sandbox.injectFaults({ ...limit, status: 502 });
  await expect(client.deleteByokKey(id)).resolves.toEqual({ deleted: true });
  expect(await requestList(started, `?limit=1&workspace_id=${unknownId}`)).toBe(502);
  expect(await requestList(started, `?limit=1&workspace_id=${unknownId}`)).toBe(200);
});

test("a fault that is limited to a query does not affect other queries", async () => {
  const started = start();
  started.sandbox.injectFaults({ path: `/byok?workspace_id=${unknownId}`, status: 502 });
  expect(await requestList(started)).toBe(200);
  expect(await requestList(started, `?workspace_id=${started.sandbox.defaultWorkspaceId}`)).toBe(
    200,
  );
});

test("a fault may be limited to a path with a parameter", async () => {
  const started = start();
  const { sandbox, client } = started;
  sandbox.injectFaults({ path: "/byok/{id}", status: 403 });
  expect(await requestList(started)).toBe(200);
  const error = await rejectionOf(client.deleteByokKey(unknownId));
  expect(error).toMatchObject({ status: 403 });
});

test("a fault may apply to several requests", async () => {
  const started = start();
  started.sandbox.injectFaults({ status: 502, times: 2 }, { status: 503, times: Infinity });
  const statuses: number[] = [];
  while (statuses.length < 5) statuses.push(await requestList(started));
  expect(statuses).toEqual([502, 502, 503, 503, 503]);
});

test("a request without the management key, or for an operation that the sandbox does not support, does not use up a fault", async () => {
  const started = start();
  const { sandbox } = started;
  sandbox.injectFaults({ status: 502 });
  const send = async (path: string, key: string, method = "GET"): Promise<number> =>
    (await sandbox.fetch(apiUrl + path, { method, headers: { authorization: `Bearer ${key}` } }))
      .status;
  expect((await sandbox.fetch(`${apiUrl}/byok`)).status).toBe(401);
  expect(await send("/byok", "sk-or-v1-wrong")).toBe(401);
  expect(await send("/byok", sandbox.apiKey)).toBe(403);
  expect(await send("/nowhere", sandbox.managementKey)).toBe(404);
  expect(await send("/byok", sandbox.managementKey, "PUT")).toBe(405);
  expect(await requestList(started)).toBe(502);
});

test("an undefined property of a fault is ignored", async () => {
  const started = start();
  const fault: Fault = {
    delayMs: 1,
    status: undefined,
    body: undefined,
    headers: undefined,
    dropsConnection: undefined,
    acts: undefined,
    method: undefined,
    path: undefined,
    times: undefined,
  };
  started.sandbox.injectFaults(fault);
  expect(await requestList(started)).toBe(200);
});

test.each<[Fault, string]>([
  [{ status: 99 }, "status"],
  [{ status: 200.5 }, "status"],
  [{ times: 0 }, "times"],
  [{ delayMs: -1 }, "delayMs"],
  [{ delayMs: 2 ** 31 }, "delayMs"],
])("no fault is injected if one of several is invalid: %j", async (fault, name) => {
  const started = start();
  expect(() => {
    started.sandbox.injectFaults({ status: 502 }, fault);
  }).toThrow(`${name} must be`);
  expect(await requestList(started)).toBe(200);
});
