import { chmod, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";
import { createFolder, program, runCli, serveSandbox, startProcess } from "../helpers/cli.ts";
import { startServer } from "../helpers/server.ts";

const key = "sk-or-v1-0123456789abcdef0123456789abcdef";
const id = "11111111-2222-3333-4444-555555555555";

async function createFile(content: string): Promise<string> {
  const file = join(await createFolder(), "key");
  await writeFile(file, content);
  return file;
}

describe("the management key", () => {
  test("is read from OPENROUTER_MANAGEMENT_KEY or, if that is empty, from OPENROUTER_API_KEY", async () => {
    const { url, sandbox } = await serveSandbox();
    for (const [env, code] of [
      [{ OPENROUTER_MANAGEMENT_KEY: sandbox.managementKey, OPENROUTER_API_KEY: key }, 0],
      [{ OPENROUTER_MANAGEMENT_KEY: "", OPENROUTER_API_KEY: sandbox.managementKey }, 0],
      [{ OPENROUTER_MANAGEMENT_KEY: key, OPENROUTER_API_KEY: sandbox.managementKey }, 2],
    ] as const) {
      expect((await runCli(["list", "--base-url", url], { env })).code).toBe(code);
    }
  });

  test("is read from a file or standard input, without the trailing newline", async () => {
    const { url, sandbox } = await serveSandbox();
    const env = { OPENROUTER_MANAGEMENT_KEY: key };
    const args = ["list", "--base-url", url, "--key-file"];
    for (const end of ["", "\n", "\r\n", " \n"]) {
      const input = `\ufeff${sandbox.managementKey}${end}`;
      const file = await createFile(input);
      expect((await runCli([...args, file], { env })).code).toBe(0);
      expect((await runCli([...args, "-"], { env, input })).code).toBe(0);
    }
  });

  test.each<[string, string, string]>([
    ["nothing", "", "is empty: it must contain one management key"],
    ["two lines", `${key}\n${key}\n`, "must contain one management key: visible ASCII"],
    [
      "an authentication scheme",
      `Bearer ${key}`,
      'must contain only the management key, without "Bearer"',
    ],
    [
      "quotation marks",
      `"${key}"`,
      "must contain only the management key, without quotation marks",
    ],
    [
      "a variable assignment",
      `OPENROUTER_API_KEY=${key}`,
      "must contain only the management key, without a variable name",
    ],
    [
      "a masked key",
      `${key.slice(0, 12)}...9xQ7`,
      "must contain the complete management key, but a part of it is masked",
    ],
    ["a control character", `${key}\u0000`, "must contain one management key: visible ASCII"],
    ["more than 64 KiB", key.repeat(2000), "is longer than 64 KiB"],
  ])(
    "is rejected without being printed if its file contains %s",
    async (_name, content, message) => {
      const file = await createFile(content);
      const { code, stdout, stderr } = await runCli(["list", "--key-file", file]);
      expect({ code, stdout }).toEqual({ code: 64, stdout: "" });
      expect(stderr).toContain(`the key file ${message}`);
      expect(stderr).not.toContain("0123456789");
    },
  );

  test.each(["Bearer sk-x", "'sk-x'"])(
    "is rejected if the environment variable contains %j",
    async (value) => {
      const env = { OPENROUTER_API_KEY: value };
      const { code, stderr } = await runCli(["list"], { env });
      expect(code).toBe(64);
      expect(stderr).toContain("OPENROUTER_API_KEY must contain only the management key, without");
    },
  );

  test("is required before anything is sent", async () => {
    const { baseUrl, requests } = await startServer(() => undefined);
    for (const command of [["list"], ["delete", id, "--yes"]]) {
      const { code, stderr } = await runCli([...command, "--base-url", baseUrl]);
      expect(code).toBe(64);
      expect(stderr).toContain("no management key: set OPENROUTER_MANAGEMENT_KEY");
    }
    expect(requests).toEqual([]);
  });

  test("is rejected as an argument without being printed", async () => {
    for (const args of [
      ["--key", key],
      [`--api-key=${key}`],
      [key],
      [`--${key}`],
      ["--key-file", key],
    ]) {
      const { code, stdout, stderr } = await runCli(["list", ...args]);
      expect({ code, stdout }).toEqual({ code: 64, stdout: "" });
      expect(stderr).not.toContain("0123456789");
    }
  });

  test("is masked in every text in which a server echoes it", async () => {
    const { baseUrl } = await startServer((request, response) => {
      const isList = request.method === "GET";
      const isWorkspaces = request.url?.includes("/workspaces") === true;
      const text = `you sent ${request.headers.authorization ?? ""}, or ${key.slice(3, 25)}`;
      const body = isList
        ? {
            data: isWorkspaces
              ? [{ id, name: "main" }]
              : [
                  {
                    id,
                    name: text,
                    provider: text,
                    label: text,
                    created_at: text,
                    workspace_id: null,
                  },
                ],
            total_count: 1,
          }
        : { error: { code: 400, message: text } };
      response.writeHead(isList ? 200 : 400, { "content-type": "application/json" });
      response.end(JSON.stringify(body));
    });
    const env = { OPENROUTER_MANAGEMENT_KEY: key };
    const file = await createFile(key);
    for (const command of [
      ["list"],
      ["list", "--json"],
      ["delete", id, "--yes"],
      ["delete", id, "--yes", "--json"],
    ]) {
      for (const run of [
        await runCli([...command, "--base-url", baseUrl], { env }),
        await runCli([...command, "--base-url", baseUrl, "--key-file", file]),
      ]) {
        expect(run.stdout).toContain("you sent Bearer ***, or ***");
        expect(run.stdout + run.stderr).not.toContain("0123456789");
      }
    }
  });
});

describe("the error for an unreadable key file states the reason if", () => {
  test("the file does not exist or is a directory", async () => {
    for (const [file, reason] of [
      ["/nonexistent/key", "ENOENT (no such file)"],
      [tmpdir(), "EISDIR (it is a directory)"],
    ] as const) {
      const { code, stderr } = await runCli(["list", "--key-file", file]);
      expect(code).toBe(64);
      expect(stderr).toContain(`openrouter-byok: cannot read the key file: ${reason}`);
    }
  });

  test("the user has no permission to read the file", async () => {
    const file = await createFile(key);
    await chmod(file, 0);
    // The superuser can read every file, so the program has to run as another user.
    const isRoot = process.getuid?.() === 0;
    // The other user may not be able to read this project, so the program is copied next to the file.
    const copy = join(file, "../main.mjs");
    await build({
      entryPoints: [program],
      outfile: copy,
      bundle: true,
      platform: "node",
      format: "esm",
    });
    await chmod(join(file, ".."), 0o755);
    const args = [copy, "list", "--key-file", file];
    const uid = isRoot ? { uid: 65_534 } : {};
    const { code, stderr } = await startProcess(process.execPath, args, uid).ended;
    expect(code).toBe(64);
    expect(stderr).toContain("cannot read the key file: EACCES (permission denied)");
  });
});
