import { describe, expect, test } from "vitest";
import { createByokClient, listByokKeys } from "../src/index.ts";
import type { ByokClientOptions, ByokFetch, ByokKeyFilter } from "../src/index.ts";
import { createSandbox } from "../src/sandbox/sandbox.ts";
import type { Sandbox } from "../src/sandbox/sandbox.ts";
import { apiResponse } from "./helpers/api.ts";
import { rejectionOf } from "./helpers/rejection.ts";

const workspaceId = "a0000000-0000-4000-8000-000000000001";
const otherId = "a0000000-0000-4000-8000-000000000002";
const credential = { provider: "openai", providerKey: "sk-proj-0123456789abcdef" } as const;

/** A sandbox with three workspaces, one credential in each of them, and a global credential. */
async function start(): Promise<{ sandbox: Sandbox; options: ByokClientOptions; ids: string[] }> {
  const sandbox = createSandbox();
  const ids: string[] = [];
  for (const workspace of [undefined, workspaceId, otherId, null]) {
    ids.push(await sandbox.addCredential({ ...credential, workspaceId: workspace }));
  }
  const options = { apiKey: sandbox.managementKey, fetch: sandbox.fetch, maxRetries: 0 };
  return { sandbox, options, ids };
}

const idsOf = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id).sort();

describe("listByokKeys", () => {
  test("returns every credential of every workspace, and every global credential, once", async () => {
    const { sandbox, options, ids } = await start();
    const listed = await listByokKeys({}, options);
    expect(idsOf(listed)).toEqual([...ids].sort());
    const scopes = listed.map(({ workspace_id }) => workspace_id).sort();
    expect(scopes).toEqual([sandbox.defaultWorkspaceId, workspaceId, otherId, null].sort());
    expect(listed.find(({ id }) => id === ids[1])).toEqual({
      id: ids[1],
      workspace_id: workspaceId,
      provider: "openai",
      label: "sk-...cdef",
      name: null,
      disabled: false,
      created_at: expect.any(String) as string,
    });
  });

  test("is also available as client.listByokKeys()", async () => {
    const { options, ids } = await start();
    const client = createByokClient(options);
    expect(idsOf(await client.listByokKeys())).toEqual([...ids].sort());
    expect(await client.listByokKeys({ provider: "mistral" })).toEqual([]);
    const signal = AbortSignal.abort("enough");
    const error = await rejectionOf(client.listByokKeys({}, { signal }));
    expect(error).toMatchObject({ reason: "abort", cause: "enough" });
  });

  test("filters by provider and by workspace; with a workspace, reads only that workspace and omits global credentials", async () => {
    const { sandbox, options, ids } = await start();
    const other = await sandbox.addCredential({ ...credential, provider: "mistral", workspaceId });
    expect(idsOf(await listByokKeys({ provider: "mistral" }, options))).toEqual([other]);
    const before = sandbox.requests.length;
    const listed = await listByokKeys({ workspaceId, provider: "openai" }, options);
    // The sandbox also lists the global credential in this workspace.
    expect(idsOf(listed)).toEqual([String(ids[1])]);
    expect(sandbox.requests.slice(before)).toEqual([{ method: "GET", path: "/byok", status: 200 }]);
  });

  const unknownFilter = "filter must be an object with only provider and workspaceId";

  test.each<[string, unknown, string]>([
    ["a filter with an unknown property", { workspace_id: workspaceId }, unknownFilter],
    ["null as a filter", null, unknownFilter],
    ["a string as a filter", "openai", unknownFilter],
    ["a number as a filter", 5, unknownFilter],
    [
      "a workspace id that is not a UUID",
      { workspaceId: "default" },
      "workspaceId must be a workspace id (a UUID)",
    ],
    ["an empty provider", { provider: "" }, "provider must be a provider slug"],
    ["a provider that is not a string", { provider: 5 }, "provider must be a provider slug"],
  ])("rejects %s before anything is sent", async (_name, filter, message) => {
    const { sandbox, options } = await start();
    const error = await rejectionOf(listByokKeys(filter as ByokKeyFilter, options));
    expect(error).toMatchObject({ reason: "input", argument: "filter", attempts: 0 });
    expect(error.message).toContain(message);
    expect(sandbox.requests).toEqual([]);
  });

  test("sends at most four requests at a time", async () => {
    const { sandbox, options } = await start();
    for (let index = 0; index < 12; index++) sandbox.addWorkspace({});
    let active = 0;
    let most = 0;
    const fetch: ByokFetch = async (url, init) => {
      most = Math.max(most, ++active);
      await new Promise((resolve) => setTimeout(resolve, 5));
      active--;
      return await sandbox.fetch(url, init);
    };
    await listByokKeys({}, { ...options, fetch });
    expect(most).toBe(4);
  });
});

describe("after a failed request, listByokKeys", () => {
  test.each([
    ["the list of workspaces", "/workspaces"],
    ["a workspace", `/byok?workspace_id=${workspaceId}`],
    ["a later workspace", `/byok?workspace_id=${otherId}`],
  ])("retries, and rejects if %s still cannot be read", async (_name, path) => {
    const { sandbox, options, ids } = await start();
    const fault = { method: "GET", path, status: 500, headers: { "retry-after": "0" } };
    sandbox.injectFaults(fault);
    const listed = await listByokKeys({}, { ...options, maxRetries: 1 });
    expect(idsOf(listed)).toEqual([...ids].sort());
    sandbox.injectFaults({ ...fault, times: Infinity });
    const error = await rejectionOf(listByokKeys({}, { ...options, maxRetries: 1 }));
    expect(error).toMatchObject({ reason: "http", status: 500, detail: "Injected fault" });
  });

  test("rejects if the API rejects a workspace or the key", async () => {
    const { sandbox, options } = await start();
    sandbox.injectFaults({ path: `/byok?workspace_id=${workspaceId}`, status: 400 });
    const rejected = await rejectionOf(listByokKeys({}, options));
    expect(rejected).toMatchObject({ reason: "http", status: 400 });
    const forbidden = listByokKeys({}, { ...options, apiKey: sandbox.apiKey });
    expect(await rejectionOf(forbidden)).toMatchObject({ reason: "http", status: 403 });
  });

  test("tolerates status 400 for a missing default workspace", async () => {
    const { sandbox, options, ids } = await start();
    const fetch: ByokFetch = (url, init) => {
      const { pathname, searchParams } = new URL(url);
      const isUnscoped = pathname.endsWith("/byok") && !searchParams.has("workspace_id");
      return isUnscoped ? Promise.resolve(apiResponse(400)) : sandbox.fetch(url, init);
    };
    expect(idsOf(await listByokKeys({}, { ...options, fetch }))).toEqual([...ids].sort());
  });

  test("aborts the other requests", async () => {
    const { sandbox, options } = await start();
    const signals: AbortSignal[] = [];
    const fetch: ByokFetch = (url, init) => {
      if (url.includes(otherId)) return Promise.resolve(apiResponse(400));
      if (!url.includes(workspaceId)) return sandbox.fetch(url, init);
      signals.push(init.signal);
      return new Promise(() => undefined);
    };
    await rejectionOf(listByokKeys({}, { ...options, fetch }));
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });
});
