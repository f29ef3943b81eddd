import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createByokClient } from "../../src/index.ts";
import { start } from "../helpers/sandbox.ts";

const key = "sk-proj-abcdefghijklAbCd";
const otherWorkspace = "550e8400-e29b-41d4-a716-446655440000";

const byId = (id: string) => ({ params: { path: { id } } });
const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

describe("POST /byok", () => {
  test("creates a credential and returns it with a masked label and without the key", async () => {
    const { sandbox, api } = start();
    const { data, response } = await api.POST("/byok", {
      body: { provider: "openai", key, name: "Production" },
    });
    expect(response.status).toBe(201);
    expect(data?.data).toMatchObject({
      provider: "openai",
      name: "Production",
      label: "sk-...AbCd",
      disabled: false,
      sort_order: 0,
      workspace_id: sandbox.defaultWorkspaceId,
    });
    expect(JSON.stringify(data)).not.toContain(key);
    expect(await sandbox.readProviderKey(data?.data.id ?? "")).toBe(key);
  });

  test("reveals no part of a short key in the label", async () => {
    const { api } = start();
    const { data } = await api.POST("/byok", { body: { provider: "openai", key: "sk-short" } });
    expect(data?.data.label).toBe("...");
  });

  test("accepts a restriction to API keys only if they belong to the account", async () => {
    const { sandbox, api } = start();
    const create = (hash: string) =>
      api.POST("/byok", { body: { provider: "openai", key, allowed_api_key_hashes: [hash] } });
    expect((await create(hashOf(sandbox.apiKey))).response.status).toBe(201);
    expect((await create(hashOf("another account's key"))).response.status).toBe(400);
  });

  test.each<[string, unknown, string]>([
    ["a missing key", { provider: "openai" }, "key is required"],
    ["a missing provider", { key }, "provider is required"],
    ["an empty key", { provider: "openai", key: "" }, "key is not valid"],
    ["a provider that is not a string", { provider: 7, key }, "provider is not valid"],
    ["an empty provider", { provider: "", key }, "provider is not valid"],
    [
      "a name that is too long",
      { provider: "openai", key, name: "x".repeat(256) },
      "name is not valid",
    ],
    [
      "an unknown workspace",
      { provider: "openai", key, workspace_id: otherWorkspace },
      "workspace_id is not the id of a workspace",
    ],
    ["a body that is an array", [], "the body must be a JSON object"],
    ["a body that is not JSON", undefined, "the body is not valid JSON"],
  ])("rejects %s and states the reason", async (_name, body, message) => {
    const { sandbox } = start();
    const response = await sandbox.fetch("https://x.example/api/v1/byok", {
      method: "POST",
      headers: { authorization: `Bearer ${sandbox.managementKey}` },
      body: body === undefined ? "{" : JSON.stringify(body),
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: { code: 400, message } });
  });

  test("accepts a provider that the contract does not list", async () => {
    const { sandbox } = start();
    const init = { headers: { authorization: `Bearer ${sandbox.managementKey}` } };
    const url = "https://x.example/api/v1/byok";
    const body = JSON.stringify({ provider: "new-provider", key });
    const created = await sandbox.fetch(url, { ...init, method: "POST", body });
    expect(await created.json()).toMatchObject({ data: { provider: "new-provider" } });
    await sandbox.addCredential({ provider: "newer-provider", providerKey: key });
    const listed = await sandbox.fetch(`${url}?provider=new-provider`, init);
    expect(await listed.json()).toMatchObject({
      data: [{ provider: "new-provider" }],
      total_count: 1,
    });
  });

  test("requires a management key", async () => {
    const { sandbox } = start();
    const { api } = createByokClient({ apiKey: sandbox.apiKey, fetch: sandbox.fetch });
    const { error, response } = await api.POST("/byok", { body: { provider: "openai", key } });
    expect(response.status).toBe(403);
    expect(error?.error).toMatchObject({ code: 403 });
  });
});

describe("GET /byok", () => {
  test("lists the current state of each credential in pages, without deleted credentials", async () => {
    const { sandbox, api } = start();
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) {
      ids.push(await sandbox.addCredential({ provider: "openai", providerKey: key }));
    }
    await api.DELETE("/byok/{id}", byId(String(ids[0])));
    await api.PATCH("/byok/{id}", { ...byId(String(ids[1])), body: { disabled: true } });
    const pages = await Promise.all(
      [0, 2, 4].map((offset) => api.GET("/byok", { params: { query: { offset, limit: 2 } } })),
    );
    const found = pages.flatMap(({ data }) => data?.data ?? []);
    expect(found.map(({ id }) => id)).toEqual(ids.slice(1));
    expect(found.map(({ disabled }) => disabled)).toEqual([true, false, false, false]);
    expect(pages.map(({ data }) => data?.total_count)).toEqual([4, 4, 4]);
  });

  test("filters by provider and by workspace", async () => {
    const { sandbox, api } = start();
    sandbox.addWorkspace({ id: otherWorkspace });
    await api.POST("/byok", { body: { provider: "openai", key } });
    await api.POST("/byok", { body: { provider: "anthropic", key } });
    await api.POST("/byok", { body: { provider: "openai", key, workspace_id: otherWorkspace } });
    const count = async (query: { provider?: "openai"; workspace_id?: string }) =>
      (await api.GET("/byok", { params: { query } })).data?.total_count;
    expect(await count({})).toBe(2);
    expect(await count({ provider: "openai" })).toBe(1);
    expect(await count({ workspace_id: otherWorkspace })).toBe(1);
    expect(await count({ workspace_id: otherWorkspace.replace("5", "6") })).toBe(0);
  });

  test.each([
    ["limit=0", "limit"],
    ["limit=101", "limit"],
    ["limit=many", "limit"],
    ["offset=-1", "offset"],
    ["provider=", "provider"],
    ["offset=0&workspace_id=1", "workspace_id"],
    ["workspace_id=x", "workspace_id"],
  ])("rejects ?%s and names %s in the message", async (query, field) => {
    const { sandbox } = start();
    const headers = { authorization: `Bearer ${sandbox.managementKey}` };
    const response = await sandbox.fetch(`https://x.example/api/v1/byok?${query}`, { headers });
    const message = `${field} is not valid`;
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: { code: 400, message } });
  });
});

describe("GET and PATCH /byok/{id}", () => {
  test("GET returns the credential; both return 404 once it is deleted", async () => {
    const { sandbox, api } = start();
    const id = await sandbox.addCredential({ provider: "openai", providerKey: key, name: "n" });
    expect((await api.GET("/byok/{id}", byId(id))).data?.data).toMatchObject({ id, name: "n" });
    await api.DELETE("/byok/{id}", byId(id));
    for (const gone of [
      await api.GET("/byok/{id}", byId(id)),
      await api.PATCH("/byok/{id}", { ...byId(id), body: { name: "m" } }),
    ]) {
      expect(gone.response.status).toBe(404);
      expect(gone.error?.error).toMatchObject({ code: 404 });
    }
  });
});

describe("PATCH /byok/{id}", () => {
  test("overwrites the previous key and its label", async () => {
    const { sandbox, api } = start();
    const id = await sandbox.addCredential({ provider: "openai", providerKey: key });
    const previous = sandbox.getCredential(id)?.keyMaterial;
    const newKey = "sk-proj-0123456789WxYz";
    const { data } = await api.PATCH("/byok/{id}", { ...byId(id), body: { key: newKey } });
    expect(data?.data.label).toBe("sk-...WxYz");
    expect(await sandbox.readProviderKey(id)).toBe(newKey);
    expect(previous?.ciphertext.every((byte) => byte === 0)).toBe(true);
  });

  test("does not undo a deletion that completes before it", async () => {
    const { sandbox, api } = start();
    const id = await sandbox.addCredential({ provider: "openai", providerKey: key });
    const change = api.PATCH("/byok/{id}", { ...byId(id), body: { key: "sk-proj-0123456789" } });
    const [{ response }, deletion] = await Promise.all([
      change,
      api.DELETE("/byok/{id}", byId(id)),
    ]);
    expect([response.status, deletion.response.status]).toEqual([404, 200]);
    expect(sandbox.getCredential(id)?.deletedAt).toBeDefined();
    expect(await sandbox.readProviderKey(id)).toBeUndefined();
  });

  test("changes only the given settings and ignores unknown settings", async () => {
    const { sandbox, api } = start();
    const id = await sandbox.addCredential({ provider: "openai", providerKey: key, name: "n" });
    const body = { is_fallback: true, provider: "anthropic", id: "x" } as { is_fallback: boolean };
    const { data } = await api.PATCH("/byok/{id}", { ...byId(id), body });
    expect(data?.data).toMatchObject({ id, name: "n", is_fallback: true, provider: "openai" });
  });

  test("rejects invalid settings with 400", async () => {
    const { sandbox, api } = start();
    const id = await sandbox.addCredential({ provider: "openai", providerKey: key });
    const body = { disabled: "yes" } as unknown as { disabled: boolean };
    expect((await api.PATCH("/byok/{id}", { ...byId(id), body })).response.status).toBe(400);
  });
});

test("a new credential comes after the other credentials of its provider, even after a deletion", async () => {
  const { sandbox, api } = start();
  const add = () => sandbox.addCredential({ provider: "openai", providerKey: key });
  const first = await add();
  const second = await add();
  await api.DELETE("/byok/{id}", byId(first));
  const third = sandbox.getCredential(await add());
  expect(third?.resource.sort_order).toBeGreaterThan(
    Number(sandbox.getCredential(second)?.resource.sort_order),
  );
});
