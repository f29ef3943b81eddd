import { describe, expect, test } from "vitest";
import { createByokClient, isDeletionError, listByokKeys } from "../src/index.ts";
import type { ByokFetch } from "../src/index.ts";
import { apiKey, apiResponse, envelope } from "./helpers/api.ts";
import { rejectionOf } from "./helpers/rejection.ts";

const workspaceId = "a0000000-0000-4000-8000-000000000001";
const otherId = "a0000000-0000-4000-8000-000000000002";

const idOf = (index: number): string =>
  `11111111-2222-3333-4444-${String(index).padStart(12, "0")}`;

type Respond = (offset: number, requests: number) => unknown;

/** A `fetch` for an account with one workspace, whose list of credentials `respondToPage` returns in pages. */
function fetchAccount(respondToPage: Respond): ByokFetch & { count: () => number } {
  let requests = 0;
  const fetch: ByokFetch = (url) => {
    const { pathname, searchParams } = new URL(url);
    const body = pathname.endsWith("/workspaces")
      ? { data: [{ id: workspaceId, name: "one" }], total_count: 1 }
      : searchParams.has("workspace_id")
        ? respondToPage(Number(searchParams.get("offset")), ++requests)
        : { data: [], total_count: 0 };
    return Promise.resolve(apiResponse(200, JSON.stringify(body)));
  };
  return Object.assign(fetch, { count: () => requests });
}

function credentials(from: number, to: number): { id: string }[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => ({ id: idOf(from + index) }));
}

describe("a paginated list", () => {
  test("is read again if it changes while it is being read, so that no credential is missing or repeated", async () => {
    // The first credential is deleted after the first page has been read.
    const fetch = fetchAccount((offset, count) => {
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
      "has fewer items than its total count",
      (offset) => ({ data: credentials(offset, 120), total_count: 500 }),
    ],
    [
      "is empty after its first page",
      (offset) => ({ data: credentials(0, offset === 0 ? 100 : 0), total_count: 500 }),
    ],
  ])("is rejected, and not returned in part, if it %s", async (_name, respondToPage) => {
    const firstPages: number[] = [];
    const fetch = fetchAccount((offset, count) => {
      if (offset === 0) firstPages.push(count);
      return respondToPage(offset, count);
    });
    const error = await rejectionOf(listByokKeys({}, { apiKey, fetch }));
    expect(error.message).toContain("the credentials kept changing while they were read");
    expect(error).toMatchObject({ attempts: fetch.count(), mayHaveActed: false });
    expect(firstPages).toHaveLength(3);
  });

  test("is read to its end at any page size if it has no total count", async () => {
    const fetch = fetchAccount((offset) => ({
      data: credentials(offset, Math.min(offset + 30, 95)),
    }));
    expect(await listByokKeys({}, { apiKey, fetch })).toHaveLength(95);
  });

  /** A list of `length` credentials with these properties, in pages of almost 1 MiB. */
  const listOf =
    (length: number, properties: object = {}): Respond =>
    (offset) => {
      const pageSize = Math.floor(1_000_000 / (60 + JSON.stringify(properties).length));
      const page = credentials(offset, Math.min(offset + pageSize, length));
      return { data: page.map(({ id }) => ({ id, ...properties })), total_count: length };
    };

  const text = "x".repeat(300);

  // In the second row, each credential has 972 characters of text: three times 300, its id and its workspace's id.
  test.each<[string, number, number, object]>([
    ["of about 100,000 credentials", 99_500, 100_500, {}],
    ["with about 32 MiB of text", 34_000, 35_000, { provider: text, name: text, created_at: text }],
  ])(
    "%s is accepted, but a longer list is rejected",
    async (_name, allowed, rejected, properties) => {
      const fetch = fetchAccount(listOf(allowed, properties));
      expect(await listByokKeys({}, { apiKey, fetch })).toHaveLength(allowed);
      const fetchLonger = fetchAccount(listOf(rejected, properties));
      const error = await rejectionOf(listByokKeys({}, { apiKey, fetch: fetchLonger }));
      expect(error.message).toContain("the account has more credentials than can be listed");
    },
  );

  test("may be read again without counting the credentials of earlier readings towards the limit", async () => {
    const fetch = fetchAccount((offset, count) => {
      // The credentials take four pages. In the first two readings, the last page is empty.
      const isMissing = offset > 45_000 && count <= 8;
      return isMissing ? { data: [] } : listOf(60_000)(offset, count);
    });
    expect(await listByokKeys({}, { apiKey, fetch })).toHaveLength(60_000);
  });

  test("of workspaces is read to its end", async () => {
    const requested: string[] = [];
    const fetch: ByokFetch = (url) => {
      const { pathname, searchParams } = new URL(url);
      const offset = Number(searchParams.get("offset"));
      const isWorkspaces = pathname.endsWith("/workspaces");
      if (!isWorkspaces) requested.push(searchParams.get("workspace_id") ?? "none");
      const page = isWorkspaces ? credentials(offset, Math.min(offset + 100, 150)) : [];
      return Promise.resolve(apiResponse(200, JSON.stringify({ data: page })));
    };
    await listByokKeys({}, { apiKey, fetch });
    expect(requested.sort()).toEqual([...credentials(0, 150).map(({ id }) => id), "none"].sort());
  });
});

describe("a response", () => {
  test.each<[string, Respond]>([
    ["is not a list", () => ({})],
    ["is null", () => null],
    ["is a string", () => "data"],
    ["is a number", () => 5],
    ["has an object instead of a list", () => ({ data: {} })],
    ["has invalid ids", () => ({ data: [{ id: "::error::x" }] })],
    ["contains null instead of a credential", () => ({ data: [null] })],
    [
      "contains a credential of another workspace",
      () => ({ data: [{ id: idOf(1), workspace_id: otherId }] }),
    ],
    ["contains an invalid workspace id", () => ({ data: [{ id: idOf(1), workspace_id: 7 }] })],
  ])("is rejected if it %s", async (_name, respondToPage) => {
    const fetch = fetchAccount(respondToPage);
    const error = await rejectionOf(listByokKeys({}, { apiKey, fetch }));
    expect(error).toMatchObject({ reason: "response", status: 200 });
    expect(error.message).toContain("is not a list of credentials");
    expect(isDeletionError(error)).toBe(false);
  });

  const notWorkspaces = "is not a list of workspaces";

  test.each<[string, number, string, string]>([
    ["has status 202", 202, '{"data":[]}', notWorkspaces],
    ["has status 204", 204, "", notWorkspaces],
    ["is not JSON", 200, "<html>", notWorkspaces],
    ["is not a list", 200, "{}", notWorkspaces],
    ["contains null instead of a workspace", 200, '{"data":[null]}', notWorkspaces],
    ["contains a workspace without an id", 200, '{"data":[{}]}', notWorkspaces],
    ["contains an invalid id", 200, '{"data":[{"id":"::error::x"}]}', notWorkspaces],
    ["is a redirect", 302, "", "redirects are not followed"],
    ["has an error code other than its status", 403, envelope(401), "not in the API's format"],
    [
      "is an error whose body violates the contract",
      401,
      envelope(401, "no", { user_id: 5 }),
      "not in the API's format",
    ],
  ])("to the request for workspaces is rejected if it %s", async (_name, status, body, message) => {
    const fetch: ByokFetch = () => Promise.resolve(apiResponse(status, body));
    const error = await rejectionOf(listByokKeys({}, { apiKey, fetch }));
    expect(error).toMatchObject({ status, mayHaveActed: false });
    expect(error.message).toContain(
      `the list of workspaces: the response has status ${String(status)}`,
    );
    expect(error.message).toContain(message);
  });

  test.each<[string, boolean, string]>([
    ["a workspace", true, `workspace ${workspaceId}: the response has status 500`],
    ["the default workspace", false, "the default workspace: the response has status 500"],
  ])("with an error status leads to an error that names %s", async (_name, isNamed, beginning) => {
    const fetch: ByokFetch = (url) => {
      const isFailing = url.includes("/byok") && url.includes("workspace_id") === isNamed;
      const data = url.includes("/workspaces") ? [{ id: workspaceId }] : [];
      const body = JSON.stringify({ data, total_count: data.length });
      return Promise.resolve(isFailing ? apiResponse(500) : apiResponse(200, body));
    };
    const error = await rejectionOf(listByokKeys({}, { apiKey, fetch, maxRetries: 0 }));
    expect(error).toMatchObject({ reason: "http", status: 500, mayHaveActed: false });
    expect(error.message.startsWith(beginning)).toBe(true);
  });

  test("is rejected if it comes from a middleware", async () => {
    const client = createByokClient({ apiKey });
    client.api.use({ onRequest: () => apiResponse(200, JSON.stringify({ data: [] })) });
    const error = await rejectionOf(client.listByokKeys());
    expect(error.message).toContain("middleware responded instead of the API");
  });

  test("with a total count that is not a number is read as if it had no total count", async () => {
    const fetch = fetchAccount((offset) => ({ data: credentials(offset, 2), total_count: "2" }));
    expect(await listByokKeys({}, { apiKey, fetch })).toHaveLength(2);
  });

  test("is reduced to documented properties with the documented type and a bounded length", async () => {
    const item = { id: idOf(1), provider: { x: 1 }, label: ["x"], disabled: "no", more: "x" };
    const long = { id: idOf(2), name: "x".repeat(1000), label: "x".repeat(101) };
    const longest = { id: idOf(3), name: "x".repeat(300), label: "x".repeat(100) };
    const fetch = fetchAccount(() => ({ data: [item, long, longest], total_count: 3 }));
    const nothing = { provider: null, label: null, name: null, disabled: null, created_at: null };
    expect(await listByokKeys({}, { apiKey, fetch })).toEqual([
      { id: idOf(1), workspace_id: workspaceId, ...nothing },
      { id: idOf(2), workspace_id: workspaceId, ...nothing, name: "x".repeat(300) },
      { workspace_id: workspaceId, ...nothing, ...longest },
    ]);
  });

  test.each<[string, object[], string | undefined]>([
    ["the workspace of that credential is unknown", [], undefined],
    [
      "that credential belongs to the workspace whose list contains it",
      [{ id: workspaceId }],
      workspaceId,
    ],
  ])("may contain a credential without a workspace id: %s", async (_name, workspaces, expected) => {
    const fetch: ByokFetch = (url) => {
      const data = url.includes("/workspaces") ? workspaces : [{ id: idOf(1) }];
      return Promise.resolve(apiResponse(200, JSON.stringify({ data, total_count: data.length })));
    };
    const listed = await listByokKeys({}, { apiKey, fetch });
    expect(listed).toMatchObject([{ id: idOf(1), workspace_id: expected }]);
  });
});
