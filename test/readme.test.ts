import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createByokClient } from "../src/index.ts";
import type { ByokClient } from "../src/index.ts";
import { createSandbox } from "../src/sandbox/sandbox.ts";
import type { Sandbox } from "../src/sandbox/sandbox.ts";
import { compileSamples } from "./helpers/samples.ts";

const samples = await compileSamples(["README.md"], []);
afterAll(() => samples.remove());

test("every sample in the README compiles against the built package", () => {
  expect(samples.count).toBeGreaterThan(3);
  expect(samples.errors).toBe("");
});

let sandbox: Sandbox;

beforeEach(() => {
  sandbox = createSandbox();
  vi.stubEnv("OPENROUTER_MANAGEMENT_KEY", sandbox.managementKey);
  vi.stubGlobal("fetch", sandbox.fetch);
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

const add = (providerKey: string): Promise<string> =>
  sandbox.addCredential({ provider: "openai", providerKey });

const isDeleted = (id: string): boolean => sandbox.getCredential(id)?.deletedAt !== undefined;

describe("ensureDeleted() in the README", async () => {
  const { ensureDeleted } = await samples.load<{ ensureDeleted: (id: string) => Promise<void> }>(
    "ensure-deleted",
  );

  test("deletes a credential, and also succeeds if the credential is already gone", async () => {
    const id = await add("sk-provider-key-0001");
    await ensureDeleted(id);
    expect(isDeleted(id)).toBe(true);
    await ensureDeleted(id);
  });

  test("distinguishes an unchanged credential from one that may have been deleted", async () => {
    const id = await add("sk-provider-key-0001");
    vi.stubEnv("OPENROUTER_MANAGEMENT_KEY", "sk-or-v1-wrong");
    await expect(ensureDeleted(id)).rejects.toThrow("not deleted (http)");
    vi.stubEnv("OPENROUTER_MANAGEMENT_KEY", sandbox.managementKey);
    sandbox.injectFaults({ status: 403, body: "<h1>Forbidden</h1>" });
    await expect(ensureDeleted(id)).rejects.toThrow("may have been deleted; run this again");
  });
});

describe("disableCandidates() in the README", async () => {
  type Disable = (provider: string, leakedKey: string, client?: ByokClient) => Promise<string[]>;
  const { disableCandidates } = await samples.load<{ disableCandidates: Disable }>(
    "disable-candidates",
  );
  const leakedKey = "sk-provider-key-LEAK";
  const workspaceId = "a0000000-0000-4000-8000-000000000001";
  const isDisabled = (id: string): boolean | undefined =>
    sandbox.getCredential(id)?.resource.disabled;

  test("disables the credentials with the leaked key in every workspace, among many others", async () => {
    const credential = { provider: "openai", providerKey: leakedKey };
    const first = await add(leakedKey);
    const others: string[] = [];
    while (others.length < 150) others.push(await add(`sk-provider-key-${others.length + 1000}`));
    const elsewhere = await sandbox.addCredential({ ...credential, workspaceId });
    const global = await sandbox.addCredential({ ...credential, workspaceId: null });
    const ids = [first, elsewhere, global];
    expect((await disableCandidates("openai", leakedKey)).sort()).toEqual([...ids].sort());
    expect(ids.map(isDisabled)).toEqual([true, true, true]);
    expect(others.filter(isDisabled)).toEqual([]);
  });

  test("leaves a credential of another provider unchanged, even if its label matches", async () => {
    const id = await sandbox.addCredential({ provider: "anthropic", providerKey: leakedKey });
    expect(await disableCandidates("openai", leakedKey)).toEqual([]);
    expect(isDisabled(id)).toBe(false);
  });

  test.each(["", "LEAK", leakedKey.slice(-15)])(
    "rejects %j, which is not a complete key",
    async (part) => {
      const id = await add(leakedKey);
      await expect(disableCandidates("openai", part)).rejects.toThrow(
        "this may be only a part of a key",
      );
      expect(isDisabled(id)).toBe(false);
    },
  );

  test("disables nothing if a page cannot be read", async () => {
    const id = await add(leakedKey);
    sandbox.injectFaults({ path: "/byok", status: 403 });
    await expect(disableCandidates("openai", leakedKey)).rejects.toThrow("status 403");
    expect(isDisabled(id)).toBe(false);
  });

  test("continues after a failure, and sends its requests with the given client", async () => {
    const first = await add(leakedKey);
    const second = await add(leakedKey);
    vi.stubEnv("OPENROUTER_MANAGEMENT_KEY", undefined);
    sandbox.injectFaults({ method: "PATCH", status: 403 });
    const client = createByokClient({ apiKey: sandbox.managementKey });
    const disabling = disableCandidates("openai", leakedKey, client);
    await expect(disabling).rejects.toThrow(`disabled: ${second}`);
    expect([first, second].map(isDisabled)).toEqual([false, true]);
  });
});
