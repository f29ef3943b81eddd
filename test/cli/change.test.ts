import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createFolder, parseLines, runCli, serveSandbox } from "../helpers/cli.ts";
import { startServer } from "../helpers/server.ts";

const unknownId = "99999999-8888-7777-6666-555555555555";

describe("disable and enable", () => {
  test("set the state of credentials, and may be repeated", async () => {
    const { sandbox, url, env, add } = await serveSandbox();
    const ids = await add(2);
    const run = async (command: string): Promise<string> => {
      const args = [command, "-", "--yes", "--base-url", url];
      const { code, stdout, stderr } = await runCli(args, { env, input: ids.join("\n") });
      expect(code).toBe(0);
      expect(stderr).toBe(`total 2: 2 ${command}d, 0 absent, 0 unchanged, 0 unknown\n`);
      return stdout;
    };
    const isDisabled = (): unknown[] =>
      ids.map((id) => sandbox.getCredential(id)?.resource.disabled);
    for (const command of ["disable", "disable"]) {
      const lines = (await run(command)).trim().split("\n").sort();
      expect(lines).toEqual(ids.map((id) => `disabled   ${id}`).sort());
      expect(isDisabled()).toEqual([true, true]);
    }
    await run("enable");
    expect(isDisabled()).toEqual([false, false]);
  });

  test("report an absent credential, which counts as a success for disable but not for enable", async () => {
    const { url, env, add } = await serveSandbox();
    const ids = [...(await add(1)), unknownId];
    for (const [command, expected] of [
      ["disable", 0],
      ["enable", 1],
    ] as const) {
      const args = [command, ...ids, "--yes", "--json", "--base-url", url];
      const { code, stdout, stderr } = await runCli(args, { env });
      expect(code).toBe(expected);
      expect(parseLines(stdout)).toMatchObject([
        { outcome: `${command}d`, status: 200, attempts: 1, detail: null },
        { outcome: "absent", status: 404 },
      ]);
      expect(stderr).toContain(
        "1 credential was absent: unless it was deleted earlier, check the id and the account",
      );
    }
  });

  test("retry after a transient failure (here: disable)", async () => {
    const { sandbox, url, env, add } = await serveSandbox();
    const [id = ""] = await add(1);
    sandbox.injectFaults({ dropsConnection: true, acts: true }, { status: 503 });
    const args = ["disable", id, "--yes", "--json", "--base-url", url];
    const { code, stdout } = await runCli(args, { env });
    expect(code).toBe(0);
    expect(parseLines(stdout)).toMatchObject([{ outcome: "disabled", attempts: 3 }]);
  });

  const html = { body: "<html>", headers: { "content-type": "text/html" } };
  test.each([
    ["a rejection by the API", { status: 403 }, "unchanged", 1],
    ["a rate limit of the API", { status: 429, headers: { "retry-after": "99" } }, "unchanged", 1],
    ["a rejection that a gateway may have sent", { status: 403, ...html }, "unknown", 2],
    ["a server error", { status: 500 }, "unknown", 2],
    ["a lost connection", { dropsConnection: true }, "unknown", 2],
  ])(
    "report the right outcome after %s (here: disable)",
    async (_name, fault, outcome, expected) => {
      const { sandbox, url, env, add } = await serveSandbox();
      const [id = ""] = await add(1);
      sandbox.injectFaults(fault);
      const args = ["disable", id, "--yes", "--json", "--retries", "0", "--base-url", url];
      const { code, stdout } = await runCli(args, { env });
      expect(code).toBe(expected);
      expect(parseLines(stdout)).toMatchObject([{ id, outcome, attempts: 1 }]);
      expect(sandbox.getCredential(id)?.resource.disabled).toBe(false);
    },
  );

  test("do not accept a response with another state or credential as a confirmation (here: disable)", async () => {
    const { sandbox, url, env, add } = await serveSandbox();
    const [id = "", other = ""] = await add(2);
    const bodyOf = (credentialId: string, disabled: boolean): string =>
      JSON.stringify({ data: { ...sandbox.getCredential(credentialId)?.resource, disabled } });
    for (const body of [bodyOf(id, false), bodyOf(other, true)]) {
      sandbox.injectFaults({ status: 200, body });
      const args = ["disable", id, "--yes", "--retries", "0", "--base-url", url];
      const { code, stdout } = await runCli(args, { env });
      expect(code).toBe(2);
      expect(stdout).toContain("does not confirm the change");
    }
  });

  test("do not accept a response without a state as a confirmation", async () => {
    const { sandbox, url, env, add } = await serveSandbox();
    const [id = ""] = await add(1);
    const body = JSON.stringify({ data: { id, workspace_id: null } });
    for (const command of ["enable", "disable"]) {
      sandbox.injectFaults({ status: 200, body });
      const args = [command, id, "--yes", "--retries", "0", "--base-url", url];
      expect(await runCli(args, { env })).toMatchObject({ code: 2 });
    }
  });
});

describe("rotate", () => {
  const newKey = "sk-proj-0123456789abcdefWxYz";
  const managementKey = "a-management-key-of-tests";

  test("replaces the key with a key from a file or from standard input, and keeps the settings", async () => {
    const { sandbox, url, env, add } = await serveSandbox();
    const [id = ""] = await add(1);
    const before = sandbox.getCredential(id)?.resource;
    const file = join(await createFolder(), "new");
    await writeFile(file, `${newKey}\n`);
    for (const [source, input] of [
      [file, ""],
      ["-", newKey],
    ] as const) {
      const args = ["rotate", id, "--new-key-file", source, "--yes", "--json", "--base-url", url];
      const { code, stdout, stderr } = await runCli(args, { env, input });
      expect(code).toBe(0);
      expect(parseLines(stdout)).toMatchObject([{ id, outcome: "rotated", status: 200 }]);
      expect(stderr).toBe("total 1: 1 rotated, 0 absent, 0 unchanged, 0 unknown\n");
      expect(await sandbox.readProviderKey(id)).toBe(newKey);
      expect(sandbox.getCredential(id)?.resource).toEqual({ ...before, label: "sk-...WxYz" });
    }
  });

  test.each([
    ["a pair of AWS credentials", "AKIAIOSFODNN7EXAMPLE:wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY="],
    ["several lines of JSON", '{\n  "type": "service_account",\n  "private_key": "x y"\n}'],
  ])("accepts %s as a key", async (_name, key) => {
    const { sandbox, url, env, add } = await serveSandbox();
    const [id = ""] = await add(1);
    const args = ["rotate", id, "--new-key-file", "-", "--yes", "--base-url", url];
    expect(await runCli(args, { env, input: `${key}\n` })).toMatchObject({ code: 0 });
    expect(await sandbox.readProviderKey(id)).toBe(key);
  });

  test("never prints the new key, even if the server echoes it", async () => {
    const { baseUrl } = await startServer((_request, response) => {
      response.writeHead(400, { "content-type": "application/json" });
      response.end(JSON.stringify({ error: { code: 400, message: `no key ${newKey}` } }));
    });
    const env = { OPENROUTER_MANAGEMENT_KEY: "sk-x" };
    const args = ["rotate", unknownId, "--new-key-file", "-", "--yes", "--base-url", baseUrl];
    const { code, stdout, stderr } = await runCli(args, { env, input: newKey });
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout: `unchanged  ${unknownId}  400: no key ***\n`,
    });
    expect(stderr).not.toContain(newKey.slice(-8));
  });

  test.each<[string, string[], string, string]>([
    ["without an id", ["--new-key-file", "-"], newKey, "rotate takes exactly one credential id"],
    ["with two ids", [unknownId, unknownId, "--new-key-file", "-"], newKey, "one credential"],
    ["without a new key", [unknownId], "", "pass a file that contains the new key: --new-key-file"],
    ["with an empty key", [unknownId, "--new-key-file", "-"], "\n", "is empty"],
    [
      "with a variable name before the key",
      [unknownId, "--new-key-file", "-"],
      `OPENAI_API_KEY=${newKey}`,
      "the new key file must contain only the key, without a variable name",
    ],
    [
      "with a part of a key",
      [unknownId, "--new-key-file", "-"],
      "WxYz",
      "the new key file has fewer than 16 characters",
    ],
    [
      "with a key of OpenRouter",
      [unknownId, "--new-key-file", "-"],
      "sk-or-v1-0123456789abcdef",
      "the new key file contains a key of OpenRouter itself",
    ],
    [
      "with the management key as the new key",
      [unknownId, "--new-key-file", "-"],
      managementKey,
      "contains the management key",
    ],
    [
      "with the new key as the path of the key file",
      [unknownId, "--new-key-file", newKey],
      "",
      "ENOENT",
    ],
    [
      "with standard input as the source of both keys",
      [unknownId, "--new-key-file", "-", "--key-file", "-"],
      newKey,
      "standard input can provide only one",
    ],
  ])("is rejected %s", async (_name, args, input, message) => {
    const env = { OPENROUTER_MANAGEMENT_KEY: managementKey };
    const { code, stdout, stderr } = await runCli(["rotate", ...args, "--yes"], { env, input });
    expect({ code, stdout }).toEqual({ code: 64, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr).not.toContain(newKey.slice(0, 12));
  });
});
