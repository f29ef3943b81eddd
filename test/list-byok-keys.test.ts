import { describe, expect, test } from "vitest";
import { createByokClient, listByokKeys } from "../src/index.ts";
import type { ByokClientOptions, ByokFetch, ByokKeyFilter } from "../src/index.ts";
import { createSandbox } from "../src/sandbox/sandbox.ts";
import type { Sandbox } from "../src/sandbox/sandbox.ts";
import { apiKey, respond } from "./helpers/api.ts";
import { rejectionOf } from "./helpers/rejection.ts";

const workspaceId = "a0000000-0000-4000-8000-000000000001";
const otherId = "a0000000-0000-4000-8000-000000000002";
const credential = { provider: "openai", providerKey: "sk-proj-0123456789abcdef" } as const;

const idOf = (index: number): string =>
  `11111111-2222-3333-4444-${String(index).padStart(12, "0")}`;

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
  test("returns each credential of every workspace and each global credential once", async () => {
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

  test("filters by provider and by workspace, and reads only that workspace", async () => {
    const { sandbox, options, ids } = await start();
    const other = await sandbox.addCredential({ ...credential, provider: "mistral", workspaceId });
    expect(idsOf(await listByokKeys({ provider: "mistral" }, options))).toEqual([other]);
    const before = sandbox.requests.length;
    const listed = await listByokKeys({ workspaceId, provider: "openai" }, options);
    expect(idsOf(listed)).toEqual([String(ids[1]), String(ids[3])].sort());
    expect(sandbox.requests.slice(before)).toEqual([{ method: "GET", path: "/byok", status: 200 }]);
  });

  test.each<[string, ByokKeyFilter]>([
    ["an unknown property", { workspace_id: workspaceId } as ByokKeyFilter],
    ["a workspace id that is not a UUID", { workspaceId: "default" }],
    ["an empty provider", { provider: "" }],
    ["a provider that is not a string", { provider: 5 as unknown as string }],
  ])("rejects a filter with %s before anything is sent", async (_name, filter) => {
    const { sandbox, options } = await start();
    const error = await rejectionOf(listByokKeys(filter, options));
    expect(error).toMatchObject({ reason: "input", argument: "filter", attempts: 0 });
    expect(sandbox.requests).toEqual([]);
  });

  test.each([null, "openai"])("rejects %j as a filter before anything is sent", async (filter) => {
    const { sandbox, options } = await start();
    const error = await rejectionOf(listByokKeys(filter as unknown as ByokKeyFilter, options));
    expect(error).toMatchObject({ reason: "input", argument: "filter", attempts: 0 });
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
      return isUnscoped ? Promise.resolve(respond(400)) : sandbox.fetch(url, init);
    };
    expect(idsOf(await listByokKeys({}, { ...options, fetch }))).toEqual([...ids].sort());
  });

  test("aborts the other requests", async () => {
    const { sandbox, options } = await start();
    const signals: AbortSignal[] = [];
    const fetch: ByokFetch = (url, init) => {
      if (url.includes(otherId)) return Promise.resolve(respond(400));
      if (!url.includes(workspaceId)) return sandbox.fetch(url, init);
      signals.push(init.signal);
      return new Promise(() => undefined);
    };
    await rejectionOf(listByokKeys({}, { ...options, fetch }));
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });
});

type Respond = (offset: number, requests: number) => { data?: unknown; total_count?: unknown };

/** A `fetch` for an account with one workspace, whose list of credentials comes from `respondToPage`. */
function serving(respondToPage: Respond): ByokFetch & { count: () => number } {
  let requests = 0;
  const fetch: ByokFetch = (url) => {
    const { pathname, searchParams } = new URL(url);
    const body = pathname.endsWith("/workspaces")
      ? { data: [{ id: workspaceId, name: "one" }], total_count: 1 }
      : searchParams.has("workspace_id")
        ? respondToPage(Number(searchParams.get("offset")), ++requests)
        : { data: [], total_count: 0 };
    return Promise.resolve(respond(200, JSON.stringify(body)));
  };
  return Object.assign(fetch, { count: () => requests });
}

function credentials(from: number, to: number): { id: string }[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => ({ id: idOf(from + index) }));
}

describe("a paginated list", () => {
  test("is read again if it changes meanwhile, so that no credential is missing or repeated", async () => {
    // The first credential is deleted after the first page has been read.
    const fetch = serving((offset, count) => {
      const all = credentials(count === 1 ? 0 : 1, 150);
      return { data: all.slice(offset, offset + 100), total_count: all.length };
    });
    const listed = await listByokKeys({}, { apiKey, fetch });
    expect(listed.map(({ id }) => id)).toEqual(credentials(1, 150).map(({ id }) => id));
    expect(fetch.count()).toBe(4);
  });

  test.each<[string, Respond]>([
    [
      "changes every time",
      (offset, count) => ({
        data: credentials(offset + count, offset + count + 100),
        total_count: 500,
      }),
    ],
    ["repeats its first page", () => ({ data: credentials(0, 100), total_count: 500 })],
    [
      "repeats a credential",
      (offset) => ({
        data: [...credentials(offset, offset + 1), ...credentials(0, 9)],
        total_count: 500,
      }),
    ],
    [
      "ends before its total count",
      (offset) => ({ data: credentials(offset, 120), total_count: 500 }),
    ],
  ])("is rejected instead of returned in part if it %s", async (_name, respondToPage) => {
    const fetch = serving(respondToPage);
    const error = await rejectionOf(listByokKeys({}, { apiKey, fetch }));
    expect(error.message).toContain("the list of credentials kept changing while it was read");
    expect(error.attempts).toBe(fetch.count());
  });

  test("is read to its end if it has no total count, whatever the page size", async () => {
    const fetch = serving((offset) => ({ data: credentials(offset, Math.min(offset + 30, 95)) }));
    expect(await listByokKeys({}, { apiKey, fetch })).toHaveLength(95);
  });

  test("is rejected if it never ends", async () => {
    const fetch = serving((offset) => ({ data: credentials(offset, offset + 5000) }));
    const error = await rejectionOf(listByokKeys({}, { apiKey, fetch }));
    expect(error.message).toContain("the account has more credentials than can be listed");
  });
});

describe("a response", () => {
  test.each<[string, Respond]>([
    ["is not a list", () => ({})],
    ["has invalid ids", () => ({ data: [{ id: "::error::x" }] })],
    ["contains null instead of a credential", () => ({ data: [null] })],
    [
      "contains a credential of another workspace",
      () => ({ data: [{ id: idOf(1), workspace_id: otherId }] }),
    ],
    ["contains an invalid workspace id", () => ({ data: [{ id: idOf(1), workspace_id: 7 }] })],
  ])("is rejected if it %s", async (_name, respondToPage) => {
    const fetch = serving(respondToPage);
    const error = await rejectionOf(listByokKeys({}, { apiKey, fetch }));
    expect(error).toMatchObject({ reason: "response", status: 200 });
    expect(error.message).toContain("is not a list of credentials");
  });

  test("is reduced to documented properties of the documented type and of bounded length", async () => {
    const item = { id: idOf(1), provider: { x: 1 }, label: ["x"], disabled: "no", more: "x" };
    const long = { id: idOf(2), name: "x".repeat(1000), label: "x".repeat(1000) };
    const fetch = serving(() => ({ data: [item, long], total_count: 2 }));
    const nothing = { provider: null, label: null, name: null, disabled: null, created_at: null };
    expect(await listByokKeys({}, { apiKey, fetch })).toEqual([
      { id: idOf(1), workspace_id: workspaceId, ...nothing },
      { id: idOf(2), workspace_id: workspaceId, ...nothing, name: "x".repeat(300) },
    ]);
  });

  test("may contain a credential without a workspace id", async () => {
    const body = JSON.stringify({ data: [{ id: idOf(1) }], total_count: 1 });
    const noWorkspaces = JSON.stringify({ data: [], total_count: 0 });
    const fetch: ByokFetch = (url) =>
      Promise.resolve(respond(200, url.includes("/workspaces") ? noWorkspaces : body));
    const [credential] = await listByokKeys({}, { apiKey, fetch });
    expect(credential).toMatchObject({ id: idOf(1), workspace_id: undefined });
  });
});
