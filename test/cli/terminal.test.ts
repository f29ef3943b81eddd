import { constants } from "node:os";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { serveSandbox } from "../helpers/cli.ts";
import { runOnTerminal } from "../helpers/terminal.ts";

const unknownId = "99999999-8888-7777-6666-555555555555";
const workspaceId = "a0000000-0000-4000-8000-000000000001";
const confirmationPrompt = "[y/N] ";

describe.skipIf(process.platform !== "linux")("delete or disable on a terminal", () => {
  test("looks up each credential, in any workspace, and asks for confirmation", async () => {
    const { sandbox, url, env } = await serveSandbox();
    sandbox.addWorkspace({ id: workspaceId, name: "checkout" });
    const credential = { provider: "openai", providerKey: "sk-example-openai-AbCd" } as const;
    const id = await sandbox.addCredential({ ...credential, workspaceId, name: "Production" });
    const global = await sandbox.addCredential({ ...credential, workspaceId: null });
    const args = `delete ${id} ${global} ${unknownId} --base-url ${url}`;
    const { code, screen } = await runOnTerminal(args, {
      env,
      columns: 120,
      typed: [[confirmationPrompt, "y\n"]],
    });
    expect(code).toBe(0);
    const time = sandbox.getCredential(id)?.createdAt.toISOString().slice(0, 16).replace("T", " ");
    expect(screen).toContain(
      `checkout   ${id}  openai    sk-...AbCd  ${String(time)}  on     Production\r\n`,
    );
    expect(screen).toContain(`global     ${global}  openai`);
    expect(screen).toContain("A global credential can be used in every workspace.");
    expect(screen).toContain(
      `could not look up ${unknownId}: this management key can see no such credential`,
    );
    expect(screen).toContain("Delete these 3 credentials? [y/N] ");
    expect(screen).toContain(`deleted    ${id}`);
    expect(sandbox.getCredential(id)?.deletedAt).toBeDefined();
  });

  test("includes in its JSON results the properties that it looked up", async () => {
    const { sandbox, url, env } = await serveSandbox();
    const id = await sandbox.addCredential({
      provider: "openai",
      providerKey: "sk-example-openai-AbCd",
      name: "Production",
    });
    const args = `disable ${id} --json --base-url ${url}`;
    const { screen } = await runOnTerminal(args, { env, typed: [[confirmationPrompt, "y\n"]] });
    const [line = ""] = /\{"id".*\}/.exec(screen) ?? [];
    expect(JSON.parse(line)).toMatchObject({
      id,
      outcome: "disabled",
      provider: "openai",
      label: "sk-...AbCd",
      name: "Production",
      workspace_id: sandbox.defaultWorkspaceId,
      workspace_name: "default",
    });
  });

  test.each<[string, string, string]>([
    ["n", "n\n", "not confirmed"],
    ["only Enter", "\n", "not confirmed"],
    ["a longer word than yes", "yesterday\n", "not confirmed"],
    ["Ctrl-D", "\u0004", "not confirmed"],
    ["Ctrl-C", "\u0003", "interrupted"],
  ])(
    "deletes nothing if the user types %s at the confirmation prompt",
    async (_name, text, reason) => {
      const { sandbox, url, env, add } = await serveSandbox();
      const [id = ""] = await add(1);
      const { code, screen } = await runOnTerminal(`delete ${id} --base-url ${url}`, {
        env,
        typed: [[confirmationPrompt, text]],
      });
      expect(code).toBe(1);
      expect(screen).toContain("Delete this credential? [y/N] ");
      // The result begins on a new line, and the output mentions no requests.
      expect(screen).toContain(`\n\u001b[33munchanged  ${id}  not sent: ${reason}`);
      expect(screen).not.toContain("in flight");
      expect(sandbox.getCredential(id)?.deletedAt).toBeUndefined();
    },
  );

  test("asks for confirmation even if a credential cannot be looked up", async () => {
    const { sandbox, url, env, add } = await serveSandbox();
    const [id = ""] = await add(1);
    sandbox.injectFaults({ path: "/byok/{id}", status: 400 }, { path: "/workspaces", status: 403 });
    const { code, screen } = await runOnTerminal(`delete ${id} --base-url ${url}`, {
      env,
      typed: [[confirmationPrompt, "yes\n"]],
    });
    expect(screen).toContain(`could not look up ${id}: 400: Injected fault\r\n`);
    expect(screen).toContain(`deleted    ${id}`);
    expect(code).toBe(0);
  });

  test("does not show another credential that the server returns for an id", async () => {
    const { sandbox, url, env, add } = await serveSandbox();
    const [id = ""] = await add(1);
    const other = { id: unknownId, provider: "openai", label: "sk-...AbCd", workspace_id: null };
    const body = JSON.stringify({ data: other });
    const headers = { "content-type": "application/json" };
    sandbox.injectFaults({ path: "/byok/{id}", status: 200, headers, body });
    const { screen } = await runOnTerminal(`delete ${id} --base-url ${url}`, {
      env,
      typed: [[confirmationPrompt, "n\n"]],
    });
    expect(screen).toContain(
      `could not look up ${id}: the response does not contain this credential\r\n`,
    );
    expect(screen).not.toContain("sk-...AbCd");
  });
});

describe.skipIf(process.platform !== "linux")("on a terminal,", () => {
  test("find prompts for the leaked key and does not echo it", async () => {
    const { url, env, add } = await serveSandbox();
    const [id = ""] = await add(1);
    const key = "sk-example-openai-AbCd";
    const { code, screen } = await runOnTerminal(`find --base-url ${url}`, {
      env,
      columns: 120,
      typed: [["(not shown while you type): ", `${key}\n`]],
    });
    expect(code).toBe(0);
    expect(screen).toContain(id);
    expect(screen).toContain("1 credential may hold this key.");
    expect(screen).not.toContain("example");
  });

  test("Ctrl-Z at the prompt for the leaked key neither suspends find nor turns on the echo", async () => {
    const { url, env } = await serveSandbox();
    const key = "sk-proj-0123456789abcdef-9xQ7";
    const { code, screen } = await runOnTerminal(`find --base-url ${url}`, {
      env,
      typed: [["(not shown while you type): ", `\u001a${key}\r`]],
    });
    expect(code).toBe(1);
    expect(screen).not.toContain(key);
  });

  test("Ctrl-C at the prompt for the leaked key ends find with the exit code of SIGINT", async () => {
    const { url, env } = await serveSandbox();
    const { code, screen } = await runOnTerminal(`find --base-url ${url}`, {
      env,
      typed: [["(not shown while you type): ", "sk-\u0003"]],
    });
    expect(code).toBe(128 + constants.signals.SIGINT);
    expect(screen).toBe("Leaked key (not shown while you type): \r\n");
  });

  test("a progress line is shown, and cleared before other output is written", async () => {
    const { url, env, add } = await serveSandbox();
    const ids = await add(3);
    const args = `delete ${ids.join(" ")} --yes --json --concurrency 1 --base-url ${url} > /dev/null`;
    const { screen } = await runOnTerminal(args, { env });
    const lines = [1, 2, 3].map(
      (done) =>
        `${String(done)} done: ${String(done)} gone (${String(done)} deleted, 0 absent), 0 unchanged, 0 unknown; ${String(3 - done)} remaining`,
    );
    const shown = lines.map((line) => line.slice(0, 78) + (line.length > 79 ? "…" : ""));
    expect(screen).toBe(
      shown.map((line) => `${line}\u001b[2K\u001b[1G`).join("") +
        "total 3: 3 gone (3 deleted, 0 absent), 0 unchanged, 0 unknown\r\n",
    );
  });

  test("no progress line is shown if the results are piped to another program", async () => {
    const { url, env, add } = await serveSandbox();
    const ids = await add(3);
    const args = `delete ${ids.join(" ")} --yes --json --base-url ${url} | cat`;
    const { screen } = await runOnTerminal(args, { env });
    expect(screen).not.toContain("remaining");
    for (const id of ids) expect(screen).toContain(`{"id":"${id}",`);
  });

  test("results are coloured unless NO_COLOR is set", async () => {
    const { url, env } = await serveSandbox();
    const args = `delete ${unknownId} --yes --base-url ${url}`;
    const coloured = await runOnTerminal(args, { env });
    expect(coloured.screen).toContain("\u001b[32m");
    const plain = await runOnTerminal(args, { env: { ...env, NO_COLOR: "1" } });
    expect(plain.screen).not.toContain("\u001b[32m");
  });

  test("absent is shown as a success for delete, but not for enable", async () => {
    const { url, env } = await serveSandbox();
    const run = (command: string) =>
      runOnTerminal(`${command} ${unknownId} --yes --base-url ${url}`, { env });
    expect((await run("delete")).screen).toContain(`\u001b[32mabsent     ${unknownId}`);
    expect((await run("enable")).screen).toContain(`\u001b[33mabsent     ${unknownId}`);
  });

  test("no escape sequences are printed if TERM is dumb", async () => {
    const { url, env, add } = await serveSandbox();
    const ids = await add(2);
    const dumb = { env: { ...env, TERM: "dumb" } };
    for (const args of [`delete ${ids.join(" ")} --yes`, "list"]) {
      const { screen } = await runOnTerminal(`${args} --base-url ${url}`, dumb);
      expect(screen).not.toContain("\u001b");
    }
  });

  test.each([80, 40])(
    "a table fits into %i columns without truncated ids or labels",
    async (columns) => {
      const { sandbox, url, env } = await serveSandbox();
      const name = `${"long name ".repeat(9)}日本語`;
      const id = await sandbox.addCredential({
        provider: "amazon-bedrock",
        providerKey: "AKIA-0123456789",
        name,
      });
      const { screen } = await runOnTerminal(`list --base-url ${url}`, { env, columns });
      expect(screen).toContain(id);
      expect(screen).toContain("AKIA-...6789");
      for (const line of screen.split("\r\n")) {
        const limit = line.includes(id) ? Math.max(columns, id.length) : columns;
        expect(stripVTControlCharacters(line).length).toBeLessThanOrEqual(limit);
      }
    },
  );

  test("--key-file - does not accept a typed management key", async () => {
    const { env } = await serveSandbox();
    for (const args of ["list --key-file -", `delete ${unknownId} --yes --key-file -`]) {
      const { code, screen } = await runOnTerminal(args, { env });
      expect(code).toBe(64);
      expect(screen).toContain("--key-file - reads from a pipe or a file, not from a terminal");
    }
  });
});
