import { expect, test } from "vitest";
import { program, serveSandbox, startCli, startProcess } from "../helpers/cli.ts";

test("delete finishes and exits with 0 even if the reader of its output exits early", async () => {
  const { url, env, add, sandbox } = await serveSandbox();
  const ids = await add(40);
  const { child, ended } = startCli(["delete", ...ids, "--yes", "--base-url", url], { env });
  child.stdout?.once("data", () => child.stdout?.destroy());
  const { code, stderr } = await ended;
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: "total 40: 40 gone (40 deleted, 0 absent), 0 unchanged, 0 unknown\n",
  });
  for (const id of ids) expect(sandbox.getCredential(id)?.deletedAt).toBeDefined();
});

test("list exits with 0 even if the reader of its output exits early", async () => {
  const { url, env, add } = await serveSandbox();
  await add(300);
  const command = `"${process.execPath}" "${program}" list --json --base-url ${url}`;
  const script = `set -o pipefail; ${command} | head -1`;
  const { code, stdout, stderr } = await startProcess("bash", ["--norc", "-c", script], { env })
    .ended;
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout.split("\n")).toHaveLength(2);
});

test("delete exits with 0 even if both of its output streams are closed", async () => {
  const { url, env, add } = await serveSandbox();
  const ids = await add(5);
  const { child, ended } = startCli(["delete", ...ids, "--yes", "--base-url", url], { env });
  child.stdout?.destroy();
  child.stderr?.destroy();
  expect((await ended).code).toBe(0);
});

test.skipIf(process.platform !== "linux")("list and delete report a full disk", async () => {
  const { url, env, add, sandbox } = await serveSandbox();
  const [id = ""] = await add(1);
  const command = `"${process.execPath}" "${program}"`;
  const run = (args: string): Promise<{ code: number; stderr: string }> =>
    startProcess("bash", ["--norc", "-c", `${command} ${args} --base-url ${url} > /dev/full`], {
      env,
    }).ended;
  const message = "openrouter-byok: could not write all results to standard output (ENOSPC)\n";
  const listed = await run("list");
  expect(listed).toMatchObject({ code: 2, stderr: message });
  // The exit code of delete reflects the credentials, not the output.
  const deleted = await run(`delete ${id} --yes`);
  expect(deleted.code).toBe(0);
  expect(deleted.stderr).toContain(message);
  expect(sandbox.getCredential(id)?.deletedAt).toBeDefined();
});
