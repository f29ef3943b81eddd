import { cp } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { expect, test } from "vitest";
import {
  closedUrl,
  createFolder,
  program,
  runCli,
  serveSandbox,
  startProcess,
} from "../helpers/cli.ts";
import { startProxy } from "../helpers/proxy.ts";

const root = join(import.meta.dirname, "../..");

test.each(["HTTP_PROXY", "http_proxy"])("requests go through the proxy in %s", async (name) => {
  const { url, env, add } = await serveSandbox();
  const [id = ""] = await add(1);
  const proxy = await startProxy();
  const proxied = { env: { ...env, [name]: proxy.url } };
  const listed = await runCli(["list", "--base-url", url], proxied);
  expect(listed).toMatchObject({ code: 0, stderr: "" });
  expect(listed.stdout).toContain(id);
  const { host } = new URL(url);
  expect(new Set(proxy.tunnels)).toEqual(new Set([host]));
  const before = proxy.tunnels.length;
  const deleted = await runCli(["delete", id, "--yes", "--base-url", url], proxied);
  expect(deleted.code).toBe(0);
  expect(proxy.tunnels.length).toBeGreaterThan(before);
});

test("requests to https: URLs go through HTTPS_PROXY, and fail if the proxy rejects them", async () => {
  const proxy = await startProxy("rejecting");
  const env = { OPENROUTER_MANAGEMENT_KEY: "sk-x", HTTPS_PROXY: proxy.url };
  const { code, stdout, stderr } = await runCli(["list", "--retries", "0"], { env });
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain("Requests go through the proxy in HTTPS_PROXY");
  expect(proxy.tunnels).toEqual(["openrouter.ai:443"]);
});

test.each(["127.0.0.1:3128", "proxy.example:3128", "socks5://127.0.0.1:1080"])(
  "the proxy %s is rejected before any request, because Node supports only http: and https: URLs",
  async (value) => {
    const { sandbox, url, env } = await serveSandbox();
    const proxied = { env: { ...env, HTTP_PROXY: value } };
    const { code, stderr } = await runCli(["list", "--base-url", url], proxied);
    expect(code).toBe(64);
    expect(stderr).toContain("HTTP_PROXY must be an http: or https: URL");
    expect(sandbox.requests).toEqual([]);
  },
);

test("the timeout ends a command whose proxy never responds", async () => {
  const proxy = await startProxy("silent");
  const env = { OPENROUTER_MANAGEMENT_KEY: "sk-x", HTTPS_PROXY: proxy.url };
  const args = ["list", "--retries", "0", "--timeout", "0.5"];
  const { code, stderr } = await runCli(args, { env });
  expect(code).toBe(2);
  expect(stderr).toContain("timed out after 500 ms");
  expect(proxy.tunnels).toHaveLength(1);
});

test("hosts in NO_PROXY are reached directly", async () => {
  const { url, env } = await serveSandbox();
  const proxy = await startProxy();
  const variables = { ...env, HTTP_PROXY: proxy.url, NO_PROXY: "127.0.0.1" };
  expect((await runCli(["list", "--base-url", url], { env: variables })).code).toBe(0);
  expect(proxy.tunnels).toEqual([]);
});

test("the command explains what to do if Node does not use the proxy by default", async () => {
  const { url, env } = await serveSandbox();
  // This copy cannot resolve undici.
  const folder = await createFolder();
  const copy = join(folder, "dist/cli/main.js");
  await build({
    entryPoints: [program],
    outfile: copy,
    bundle: true,
    platform: "node",
    format: "esm",
    external: ["undici"],
  });
  await cp(join(root, "package.json"), join(folder, "package.json"));
  const args = [copy, "list", "--base-url", url];
  const variables = { ...env, HTTPS_PROXY: await closedUrl() };
  const { code, stderr } = await startProcess(process.execPath, args, { env: variables }).ended;
  expect(code).toBe(0);
  expect(stderr.split("\n")[0]).toContain(
    `HTTPS_PROXY is set, but Node ${process.version} does not use it by default`,
  );
  expect(stderr).toContain("Do one of these: run npx -p openrouter-byok -p undici@7");
});
