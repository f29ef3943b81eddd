import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { describe, expect, onTestFinished, test } from "vitest";
import { program, runCli, serveSandbox, startProcess } from "../helpers/cli.ts";
import { startServer } from "../helpers/server.ts";

const key = "sk-or-v1-0123456789abcdef0123456789abcdef";
const id = "11111111-2222-3333-4444-555555555555";

async function createFile(content: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "openrouter-byok-key-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, "key");
  await writeFile(file, content);
  return file;
}

describe("the management key", () => {
  test("comes from OPENROUTER_MANAGEMENT_KEY, then OPENROUTER_API_KEY", async () => {
    const { url, sandbox } = await serveSandbox();
    for (const [env, code] of [
      [{ OPENROUTER_MANAGEMENT_KEY: sandbox.managementKey, OPENROUTER_API_KEY: key }, 0],
      [{ OPENROUTER_MANAGEMENT_KEY: "", OPENROUTER_API_KEY: sandbox.managementKey }, 0],
      [{ OPENROUTER_MANAGEMENT_KEY: key, OPENROUTER_API_KEY: sandbox.managementKey }, 1],
    ] as const) {
      expect((await runCli(["list", "--base-url", url], { env })).code).toBe(code);
    }
  });

  test("comes from a file or standard input, without the newline at its end", async () => {
    const { url, sandbox } = await serveSandbox();
    const env = { OPENROUTER_MANAGEMENT_KEY: key };
    const args = ["list", "--base-url", url, "--key-file"];
    for (const end of ["", "\n", "\r\n"]) {
      const input = sandbox.managementKey + end;
      const file = await createFile(input);
      expect((await runCli([...args, file], { env })).code).toBe(0);
      expect((await runCli([...args, "-"], { env, input })).code).toBe(0);
    }
  });

  test.each<[string, string]>([
    ["nothing", ""],
    ["two lines", `${key}\n${key}\n`],
    ["a space", `Bearer ${key}`],
    ["a control character", `${key}\u0000`],
  ])("is rejected without being printed if its file holds %s", async (_name, content) => {
    const { code, stdout, stderr } = await runCli([
      "list",
      "--key-file",
      await createFile(content),
    ]);
    expect({ code, stdout }).toEqual({ code: 64, stdout: "" });
    expect(stderr).toContain("the key file must hold one management key");
    expect(stderr).not.toContain("0123456789");
  });

  test("is missed before anything is sent", async () => {
    const { baseUrl, requests } = await startServer(() => undefined);
    for (const command of [["list"], ["delete", id, "--yes"]]) {
      const { code, stderr } = await runCli([...command, "--base-url", baseUrl]);
      expect(code).toBe(64);
      expect(stderr).toContain("there is no management key: set OPENROUTER_MANAGEMENT_KEY");
    }
    expect(requests).toEqual([]);
  });

  test("is never an argument, and an attempt is not repeated", async () => {
    for (const args of [["--key", key], [`--api-key=${key}`], [key]]) {
      const { code, stdout, stderr } = await runCli(["list", ...args]);
      expect({ code, stdout }).toEqual({ code: 64, stdout: "" });
      expect(stderr).not.toContain("0123456789");
    }
  });

  test("is masked wherever a server repeats it", async () => {
    const { baseUrl } = await startServer((request, response) => {
      const isList = request.method === "GET";
      const text = `you sent ${request.headers.authorization ?? ""}, or ${key.slice(3, 25)}`;
      const body = isList
        ? {
            data: [{ id, name: text, provider: text, label: text, created_at: text }],
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

describe("a key file that cannot be read is named with the reason:", () => {
  test("there is none, or it is a folder", async () => {
    for (const [file, reason] of [
      ["/nonexistent/key", "ENOENT"],
      [tmpdir(), "EISDIR"],
    ] as const) {
      const { code, stderr } = await runCli(["list", "--key-file", file]);
      expect(code).toBe(64);
      expect(stderr).toContain(`openrouter-byok: cannot read the key file: ${reason}`);
    }
  });

  test("there is no permission", async () => {
    const file = await createFile(key);
    await chmod(file, 0);
    // The superuser may read every file, so somebody else has to try.
    const isRoot = process.getuid?.() === 0;
    // That user may not be able to read this project, so the program stands beside the file.
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
    expect(stderr).toContain(`cannot read the key file: EACCES: permission denied, open '${file}'`);
  });
});
