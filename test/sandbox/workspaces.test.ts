import { describe, expect, test } from "vitest";
import type { ByokClient } from "../../src/index.ts";
import type { NewCredential } from "../../src/sandbox/sandbox.ts";
import { start } from "../helpers/sandbox.ts";

const workspaceId = "550e8400-e29b-41d4-a716-446655440000";
const newCredential = { provider: "openai", providerKey: "sk-proj-abcdefghijklAbCd" } as const;

describe("GET /workspaces", () => {
  test("lists the default workspace before the other workspaces, in pages", async () => {
    const { sandbox, api } = start();
    sandbox.addWorkspace({ id: workspaceId, name: "Check-out, prod" });
    sandbox.addWorkspace({});
    const list = async (query: { offset?: number; limit?: number }) =>
      (await api.GET("/workspaces", { params: { query } })).data;
    const all = await list({});
    expect(all?.total_count).toBe(3);
    expect(all?.data.map(({ name, slug }) => [name, slug])).toEqual([
      ["default", "default"],
      ["Check-out, prod", "check-out-prod"],
      ["Workspace 3", "workspace-3"],
    ]);
    expect(all?.data.map(({ id }) => id).slice(0, 2)).toEqual([
      sandbox.defaultWorkspaceId,
      workspaceId,
    ]);
    const page = await list({ offset: 1, limit: 1 });
    expect(page).toEqual({ data: all?.data.slice(1, 2), total_count: 3 });
  });

  test("requires a key", async () => {
    const { sandbox } = start();
    const url = "https://x.example/api/v1/workspaces";
    expect((await sandbox.fetch(url)).status).toBe(401);
  });
});

test("addWorkspace rejects an id that is not a UUID or is already in use", () => {
  const { sandbox } = start();
  sandbox.addWorkspace({ id: workspaceId });
  expect(() => sandbox.addWorkspace({ id: workspaceId.toUpperCase() })).toThrow("already exists");
  expect(() => sandbox.addWorkspace({ id: "1" })).toThrow("id must be a UUID");
});

describe("a credential", () => {
  const listed = async (api: ByokClient["api"], query = {}): Promise<string[] | undefined> =>
    (await api.GET("/byok", { params: { query } })).data?.data.map(({ id }) => id);

  test("is listed only in its workspace, or in every workspace if it is global", async () => {
    const { sandbox, api } = start();
    const own = await sandbox.addCredential({ ...newCredential, workspaceId });
    const global = await sandbox.addCredential({ ...newCredential, workspaceId: null });
    const other = await sandbox.addCredential(newCredential);
    expect(await listed(api)).toEqual([global, other]);
    expect(await listed(api, { workspace_id: workspaceId })).toEqual([own, global]);
    expect(await listed(api, { workspace_id: workspaceId.toUpperCase() })).toEqual([own, global]);
    expect(sandbox.getCredential(global)?.resource.workspace_id).toBeNull();
  });

  test("is added together with its workspace if that workspace does not exist", async () => {
    const { sandbox, api } = start();
    await sandbox.addCredential({ ...newCredential, workspaceId });
    await sandbox.addCredential({ ...newCredential, workspaceId });
    const { data } = await api.GET("/workspaces");
    expect(data?.data.map(({ id }) => id)).toEqual([sandbox.defaultWorkspaceId, workspaceId]);
  });

  test("keeps the settings that it is added with", async () => {
    const { sandbox } = start();
    const settings: Partial<NewCredential> = {
      name: "Production",
      label: '...x"}',
      disabled: true,
      isFallback: true,
      allowedModels: ["openai/gpt-5"],
      allowedApiKeyHashes: ["f01d"],
      allowedUserIds: ["user_abc"],
    };
    const id = await sandbox.addCredential({ ...newCredential, ...settings });
    expect(sandbox.getCredential(id)?.resource).toMatchObject({
      name: "Production",
      label: '...x"}',
      disabled: true,
      is_fallback: true,
      allowed_models: ["openai/gpt-5"],
      allowed_api_key_hashes: ["f01d"],
      allowed_user_ids: ["user_abc"],
    });
  });

  test("is rejected without a provider or with a workspace id that is not a UUID", async () => {
    const { sandbox } = start();
    const withoutProvider = sandbox.addCredential({ ...newCredential, provider: "" });
    await expect(withoutProvider).rejects.toThrow("provider must be a provider slug");
    const elsewhere = sandbox.addCredential({ ...newCredential, workspaceId: "1" });
    await expect(elsewhere).rejects.toThrow("workspaceId must be a UUID");
  });
});
