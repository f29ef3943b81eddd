import { describe, expect, onTestFinished, test } from "vitest";
import { deleteByokKey, isDeletionError } from "../src/index.ts";
import type { ByokDeletionError, DeleteByokKeyOptions } from "../src/index.ts";
import { createSandbox } from "../src/sandbox/sandbox.ts";
import { apiKey, id, recordRequests, apiResponse } from "./helpers/api.ts";

/** The moments at which a call is aborted: after some microtasks, or after some turns of the event loop. */
const moments: [string, () => Promise<void>][] = [
  ...Array.from({ length: 51 }, (_, count): [string, () => Promise<void>] => [
    `${String(count)} microtasks`,
    async () => {
      for (let i = 0; i < count; i++) await Promise.resolve();
    },
  ]),
  ...[1, 2, 3, 5, 8, 13].map((count): [string, () => Promise<void>] => [
    `${String(count)} turns`,
    async () => {
      for (let i = 0; i < count; i++) await new Promise(setImmediate);
    },
  ]),
];

/** Deletes a credential, and aborts the call once `wait` has resolved. */
async function deleteAndAbort(
  options: DeleteByokKeyOptions,
  wait: () => Promise<void>,
  credentialId = id,
): Promise<ByokDeletionError | "deleted"> {
  const controller = new AbortController();
  const call = deleteByokKey(credentialId, { ...options, signal: controller.signal }).then(
    () => "deleted" as const,
    (error: unknown) => {
      if (isDeletionError(error)) return error;
      throw error;
    },
  );
  await wait();
  controller.abort();
  return await call;
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

describe("an aborted deletion reports the true outcome", () => {
  test.each<[string, DeleteByokKeyOptions["apiKey"]]>([
    ["a string", apiKey],
    ["a function", () => Promise.resolve(apiKey)],
  ])("with a stubbed fetch, if apiKey is %s", async (_name, key) => {
    const seen = new Set<string>();
    const check = async (moment: string, wait: () => Promise<void>, status: number) => {
      const response = (): Response => apiResponse(status, undefined, { "retry-after": "0" });
      const { fetch, requests } = recordRequests(() => Promise.resolve(response()));
      const result = await deleteAndAbort({ apiKey: key, fetch }, wait);
      const sent = requests.length;
      await pause();
      expect(requests, `requests after a call that was aborted after ${moment}`).toHaveLength(sent);
      if (result === "deleted") {
        expect([status, sent], moment).toEqual([200, 1]);
        seen.add("deleted");
        return;
      }
      const { attempts, credential, reason } = result;
      expect(attempts, moment).toBe(sent);
      const isUnchanged = sent === 0 || (status === 401 && credential !== "unknown");
      const isAbsent = status === 404 && reason === "http";
      expect(credential, moment).toBe(isUnchanged ? "unchanged" : isAbsent ? "absent" : "unknown");
      seen.add(`${reason} ${credential}`);
    };
    for (const [moment, wait] of moments) {
      await Promise.all([200, 401, 404, 503].map((status) => check(moment, wait, status)));
    }
    // The moments range from before the request to after the response.
    const expected = [
      "abort unchanged",
      "abort unknown",
      "deleted",
      "http absent",
      "http unchanged",
    ];
    expect([...seen]).toEqual(expect.arrayContaining(expected));
  });

  test.each(["in process", "over HTTP"])("with the sandbox %s", async (way) => {
    const sandbox = createSandbox();
    const server = way === "over HTTP" ? await sandbox.listen() : undefined;
    onTestFinished(() => server?.close());
    const options = {
      apiKey: sandbox.managementKey,
      ...(server
        ? { baseUrl: server.url }
        : { fetch: (url: string, init: object) => sandbox.fetch(new Request(url, init)) }),
    };
    const results: [moment: string, credentialId: string, outcome: string][] = [];
    for (const [moment, wait] of moments) {
      const added = await sandbox.addCredential({ provider: "openai", providerKey: "sk-x" });
      const result = await deleteAndAbort(options, wait, added);
      results.push([moment, added, result === "deleted" ? result : result.credential]);
    }
    // A request that was sent before the abort may reach the sandbox later.
    await new Promise((resolve) => setTimeout(resolve, 100));
    const seen = new Set<string>();
    for (const [moment, added, outcome] of results) {
      const isDeleted = sandbox.getCredential(added)?.deletedAt !== undefined;
      if (outcome === "unchanged") expect(isDeleted, moment).toBe(false);
      if (outcome === "deleted" || outcome === "absent") expect(isDeleted, moment).toBe(true);
      seen.add(`${outcome}, ${isDeleted ? "deleted" : "kept"}`);
    }
    expect(seen).toContain("unchanged, kept");
    // Over HTTP, whether the sandbox acts before a late abort depends on the speed of the machine.
    if (!server) expect(seen).toContain("unknown, deleted");
  });
});
