import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
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

describe("revoke() in the README", async () => {
  const { revoke } = await samples.load<{ revoke: (id: string) => Promise<void> }>("revoke");

  test("deletes a credential, and succeeds again when it is gone", async () => {
    const id = await add("sk-provider-key-0001");
    await revoke(id);
    expect(isDeleted(id)).toBe(true);
    await revoke(id);
  });

  test("tells an unchanged credential from one that is perhaps deleted", async () => {
    const id = await add("sk-provider-key-0001");
    vi.stubEnv("OPENROUTER_MANAGEMENT_KEY", "sk-or-v1-wrong");
    await expect(revoke(id)).rejects.toThrow("not deleted (http)");
    vi.stubEnv("OPENROUTER_MANAGEMENT_KEY", sandbox.managementKey);
    sandbox.injectFaults({ status: 403, body: "<h1>Forbidden</h1>" });
    await expect(revoke(id)).rejects.toThrow("perhaps deleted, run this again");
  });
});

describe("revokeLeakedKey() in the README", async () => {
  type Revoke = (provider: string, leakedKey: string) => Promise<string[]>;
  const { revokeLeakedKey } = await samples.load<{ revokeLeakedKey: Revoke }>("revoke-leaked-key");
  const leakedKey = "sk-provider-key-LEAK";

  test.each([99, 100, 101, 200, 250])("finds the key behind %i others", async (count) => {
    const first = await add(leakedKey);
    const others: string[] = [];
    while (others.length < count) others.push(await add(`sk-provider-key-${others.length + 1000}`));
    const last = await add(leakedKey);
    expect(await revokeLeakedKey("openai", leakedKey)).toEqual([first, last]);
    expect([first, last].map(isDeleted)).toEqual([true, true]);
    expect(others.filter(isDeleted)).toEqual([]);
  });

  test("leaves a credential of another provider alone, even if its label ends alike", async () => {
    const id = await sandbox.addCredential({ provider: "anthropic", providerKey: leakedKey });
    expect(await revokeLeakedKey("openai", leakedKey)).toEqual([]);
    expect(isDeleted(id)).toBe(false);
  });

  test("finds nothing in a list without the key, and in an empty one", async () => {
    expect(await revokeLeakedKey("openai", leakedKey)).toEqual([]);
    const id = await add("sk-provider-key-0001");
    expect(await revokeLeakedKey("openai", leakedKey)).toEqual([]);
    expect(isDeleted(id)).toBe(false);
  });

  test.each(["", "LEAK", leakedKey.slice(-15)])(
    "rejects %j, which is no whole key",
    async (part) => {
      const id = await add(leakedKey);
      await expect(revokeLeakedKey("openai", part)).rejects.toThrow(
        "a provider key has at least 16 characters",
      );
      expect(isDeleted(id)).toBe(false);
    },
  );

  test("deletes nothing if a page cannot be read", async () => {
    const id = await add(leakedKey);
    sandbox.injectFaults({ delayMs: 1 }, { status: 403 });
    await expect(revokeLeakedKey("openai", leakedKey)).rejects.toThrow(
      "could not list the credentials",
    );
    expect(isDeleted(id)).toBe(false);
  });
});
