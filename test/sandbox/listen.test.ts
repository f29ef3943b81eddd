import { once } from "node:events";
import { connect } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { createByokClient } from "../../src/index.ts";
import { createSandbox } from "../../src/sandbox/sandbox.ts";
import type { Sandbox } from "../../src/sandbox/sandbox.ts";
import { rejectionOf } from "../helpers/rejection.ts";

const credential = { provider: "openai", providerKey: "sk-provider" } as const;

/** Starts a sandbox that listens until the test has finished. */
async function serve(): Promise<{ sandbox: Sandbox; url: string; host: string; bearer: string }> {
  const sandbox = createSandbox();
  const server = await sandbox.listen();
  onTestFinished(() => server.close());
  const bearer = `Bearer ${sandbox.managementKey}`;
  return { sandbox, url: server.url, host: new URL(server.url).host, bearer };
}

test("the sandbox listens on loopback until its server is closed", async () => {
  const sandbox = createSandbox();
  const id = await sandbox.addCredential(credential);
  const server = await sandbox.listen();
  const client = createByokClient({ apiKey: sandbox.managementKey, baseUrl: server.url });
  await expect(client.deleteByokKey(id)).resolves.toEqual({ deleted: true });
  await server.close();
  const error = await rejectionOf(client.deleteByokKey(id, { maxRetries: 0 }));
  expect(error).toMatchObject({ reason: "network", credential: "unknown" });
  expect(error.message).toContain("ECONNREFUSED");
});

/** Sends bytes to a server, and returns the status line of its response. */
async function statusLineOf(url: string, text: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  let received = "";
  socket.on("data", (chunk) => (received += String(chunk)));
  socket.end(text);
  await once(socket, "close");
  return received.split("\r\n")[0] ?? "";
}

test.each([
  ["a TRACE request", "TRACE /api/v1/byok HTTP/1.1\r\nHost: HOST\r\n\r\n", "405"],
  [
    "a request with the host localhost",
    "GET /api/v1/byok HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "401",
  ],
  [
    "a request with an absolute target",
    "GET http://HOST/api/v1/byok HTTP/1.1\r\nHost: x\r\n\r\n",
    "401",
  ],
  ["a request whose target has no path", "OPTIONS * HTTP/1.1\r\nHost: HOST\r\n\r\n", "404"],
])("over HTTP, %s gets a response", async (_name, text, status) => {
  const { url, host } = await serve();
  expect(await statusLineOf(url, text.replaceAll("HOST", host))).toContain(`HTTP/1.1 ${status} `);
});

test.each([
  ["Host: evil.example", "/api/v1/byok"],
  ["Host: evil.example:PORT", "/api/v1/byok"],
  ["Host: 127.0.0.1.evil.example", "/api/v1/byok"],
  ["Host: 127.0.0.1:1", "/api/v1/byok"],
  ["Host:", "/api/v1/byok"],
  ["Host: [", "/api/v1/byok"],
  ["Host: 127.0.0.1:PORT", "http://evil.example/api/v1/byok"],
])("a request with %s for %s is rejected with 421", async (field, target) => {
  const { sandbox, url, host, bearer } = await serve();
  const port = host.split(":")[1] ?? "";
  const head = [`GET ${target} HTTP/1.1`, field.replace("PORT", port), `Authorization: ${bearer}`];
  expect(await statusLineOf(url, `${head.join("\r\n")}\r\n\r\n`)).toContain("HTTP/1.1 421 ");
  expect(sandbox.requests).toEqual([]);
});

test("a request whose body breaks off is not performed", async () => {
  const { sandbox, url, host, bearer } = await serve();
  const id = await sandbox.addCredential(credential);
  const head = [
    `DELETE /api/v1/byok/${id} HTTP/1.1`,
    `Host: ${host}`,
    `Authorization: ${bearer}`,
    "Content-Length: 10",
  ];
  await statusLineOf(url, `${head.join("\r\n")}\r\n\r\n12345`);
  expect(sandbox.getCredential(id)?.deletedAt).toBeUndefined();
});

test("a body is rejected with 413 only if it exceeds 1 MiB", async () => {
  const { sandbox, url, bearer } = await serve();
  const send = async (size: number, authorization = bearer): Promise<number> => {
    const init = { method: "POST", headers: { authorization }, body: "x".repeat(size) };
    const overHttp = await fetch(`${url}/byok`, init);
    const direct = await sandbox.fetch(`${url}/byok`, init);
    expect(direct.status).toBe(overHttp.status);
    return overHttp.status;
  };
  expect(await send(1024 * 1024)).toBe(400);
  expect(await send(1024 * 1024 + 1)).toBe(413);
  expect(await send(64 * 1024 * 1024, "none")).toBe(413);
});

test("an endless body is rejected with 413 and does not fill the memory", async () => {
  const { url, host } = await serve();
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  socket.write(`POST /x HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 1000000000000\r\n\r\n`);
  const chunk = Buffer.alloc(1024 * 1024);
  const write = (): void => {
    while (!socket.destroyed && socket.write(chunk));
  };
  socket.on("drain", write);
  write();
  const [response] = (await once(socket, "data")) as [Buffer];
  expect(response.toString()).toContain("HTTP/1.1 413 ");
  const before = process.memoryUsage().rss;
  while (socket.bytesWritten < 256 * 1024 * 1024) await once(socket, "drain");
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
});

test("a connection that the client closes before the response does not end the process", async () => {
  const { sandbox, url, host, bearer } = await serve();
  sandbox.injectFaults({ dropsConnection: true, delayMs: 10, acts: true });
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  const head = ["GET /api/v1/byok HTTP/1.1", `Host: ${host}`, `Authorization: ${bearer}`];
  socket.write(`${head.join("\r\n")}\r\n\r\n`);
  await once(socket, "connect");
  await expect.poll(() => sandbox.requests.length).toBe(1);
  socket.destroy();
  const headers = { authorization: bearer };
  await expect.poll(async () => (await fetch(`${url}/byok`, { headers })).status).toBe(200);
});
