import { execFileSync, spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import type { IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { contract } from "../helpers/fixture.ts";
import { runLimited } from "../helpers/run-command.ts";
import { startServer } from "../helpers/server.ts";
import { createWorkspace } from "../helpers/workspace.ts";
import type { Workspace } from "../helpers/workspace.ts";

/** Creates a workspace with the scripts, which run in a child process. */
async function createWorkspaceWithScripts(): Promise<Workspace> {
  const workspace = await createWorkspace(contract);
  workspace.copyScripts();
  return workspace;
}

/** Starts a server that never responds. */
async function startUnansweringServer(): Promise<{
  baseUrl: string;
  received: Promise<IncomingMessage>;
}> {
  const requests = new EventEmitter<{ request: [IncomingMessage] }>();
  const { baseUrl } = await startServer((request) => requests.emit("request", request));
  const received = once(requests, "request").then(([request]) => request as IncomingMessage);
  return { baseUrl, received };
}

test("the limits do not change the output or the exit code of a command", async () => {
  const workspace = await createWorkspaceWithScripts();
  await workspace.write("upstream.txt", "# A page\n");
  const run = await runLimited(workspace.path, "drift.ts", ["--upstream", "upstream.txt"]);
  expect(run).toEqual({
    code: 2,
    stdout: "upstream.txt contains no OpenAPI document\n\nverdict: unknown\n",
    stderr: "error: upstream.txt contains no OpenAPI document\n",
  });
});

test("a command that exceeds the time limit is stopped and changes nothing", async () => {
  const workspace = await createWorkspaceWithScripts();
  const before = await workspace.snapshot();
  const { baseUrl } = await startUnansweringServer();
  const env = { ...process.env, LIMIT_SECONDS: "2" };
  const run = await runLimited(workspace.path, "spec-pull.ts", ["--from", baseUrl], env);
  const stderr = "error: timed out after 2 s\n";
  expect(run).toEqual({ code: 2, stdout: "", stderr });
  expect(await workspace.snapshot()).toEqual(before);
});

test("a command that exceeds the memory limit is stopped and changes nothing", async () => {
  const workspace = await createWorkspaceWithScripts();
  const before = await workspace.snapshot();
  await workspace.write("upstream.txt", `${contract}\nx-list: [${"[],".repeat(200_000)}]\n`);
  const env = { ...process.env, LIMIT_MEBIBYTES: "20" };
  const run = await runLimited(workspace.path, "spec-pull.ts", ["--from", "upstream.txt"], env);
  const stderr = "error: exceeded the memory limit of 20 MiB\n";
  expect(run).toEqual({ code: 2, stdout: "", stderr });
  expect(await workspace.snapshot()).toEqual(before);
});

test.each([
  ["LIMIT_SECONDS", "1m"],
  ["LIMIT_SECONDS", "0"],
  ["LIMIT_MEBIBYTES", "1.5"],
])("%s of %s is rejected, because it must be an integer from 1 to 999999", async (name, value) => {
  const workspace = await createWorkspaceWithScripts();
  const env = { ...process.env, [name]: value };
  const run = await runLimited(workspace.path, "lint-spec.ts", [], env);
  const stderr = `error: ${name} must be an integer from 1 to 999999\n`;
  expect(run).toEqual({ code: 2, stdout: "", stderr });
});

test("a command that another program kills does not claim to have exceeded the time limit", async () => {
  const workspace = await createWorkspaceWithScripts();
  const { baseUrl, received } = await startUnansweringServer();
  const args = ["scripts/lib/run-limited.js", "scripts/commands/spec-pull.ts", "--from", baseUrl];
  const command = spawn(process.execPath, args, { cwd: workspace.path });
  onTestFinished(() => void command.kill("SIGKILL"));
  const stderr = text(command.stderr);
  await received;
  execFileSync("pkill", ["-KILL", "-P", String(command.pid)]);
  expect(await stderr).toBe("error: stopped by SIGKILL\n");
});

test("terminating a command also terminates its child process", async () => {
  const workspace = await createWorkspaceWithScripts();
  const { baseUrl, received } = await startUnansweringServer();
  const args = ["scripts/lib/run-limited.js", "scripts/commands/spec-pull.ts", "--from", baseUrl];
  const command = spawn(process.execPath, args, { cwd: workspace.path, stdio: "ignore" });
  onTestFinished(() => void command.kill("SIGKILL"));
  const { socket } = await received;
  command.kill("SIGTERM");
  await once(socket, "close");
});
