import type { ServerResponse } from "node:http";
import type { Sandbox } from "openrouter-byok/sandbox";
import { listenOnLoopback } from "./loopback.ts";
import type { LoopbackServer } from "./loopback.ts";
import { credentials } from "./program/scenarios.js";

/** Responds to a deletion request. `count` is the number of deletion requests so far, including this request. */
type Behaviour = (response: ServerResponse, count: number, authorization: string) => void;

const confirmation = '{"deleted":true}';

const behaviours: Record<string, Behaviour> = {
  confirms: (response) => {
    respond(response, 200, confirmation);
  },
  html: (response) => {
    respond(response, 200, "<!doctype html><title>Sign in</title>", "text/html");
  },
  large: (response) => {
    respond(response, 200, confirmation + " ".repeat(1024 * 1024));
  },
  "busy-at-first": (response, count) => {
    if (count === 1) respondWithError(response, 503, "Busy");
    else respond(response, 200, confirmation);
  },
  "fails-at-first": (response, count) => {
    if (count === 1) respondWithError(response, 500, "Internal error");
    else respondWithError(response, 404, "Resource not found");
  },
  redirect: (response) => {
    response.setHeader("location", `/target/byok/${credentials.confirmed}`);
    respond(response, 307, "");
  },
  target: (response) => {
    respond(response, 200, confirmation);
  },
  reset: ({ socket }) => {
    socket?.resetAndDestroy();
  },
  "resets-at-first": (response, count) => {
    if (count === 1) response.socket?.resetAndDestroy();
    else respondWithError(response, 404, "Resource not found");
  },
  // Performs the second deletion but resets its connection, and rejects a retry.
  "acts-and-breaks": (response, count) => {
    if (count === 1) respond(response, 200, confirmation);
    else if (count === 2) response.socket?.resetAndDestroy();
    else respondWithError(response, 401, "Invalid management key");
  },
  // Performs the first deletion although the status is 421 (Misdirected Request), and rejects a retry.
  "acts-and-misdirects": (response, count) => {
    if (count === 1) respond(response, 421, "Misdirected Request", "text/plain");
    else respondWithError(response, 401, "Invalid management key");
  },
  silence: () => undefined,
  endless: (response) => {
    response.writeHead(200, { "content-type": "application/json" });
    const timer = setInterval(() => response.write(" "), 20);
    response.on("close", () => {
      clearInterval(timer);
    });
  },
  echo: (response, _count, authorization) => {
    respondWithError(response, 401, `${authorization} is not valid`);
  },
};

/**
 * Starts the server that the scenarios call. The sandbox is below `/api/v1`, and each behaviour is below its name.
 * `/received/<name>` returns the number of deletion requests for a behaviour. CORS allows pages of any origin.
 */
export async function startServers(sandbox: Sandbox): Promise<LoopbackServer> {
  for (const id of Object.values(credentials)) {
    await sandbox.addCredential({ id, provider: "openai", providerKey: "sk-provider" });
  }
  const received: Record<string, number> = {};
  return await listenOnLoopback((request, response) => {
    const { method = "", url = "" } = request;
    const { authorization = "" } = request.headers;
    const [, name = "", argument = ""] = url.split("/");
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("access-control-allow-headers", "authorization");
    response.setHeader("access-control-allow-methods", "DELETE");
    if (method === "OPTIONS") respond(response, 204, "");
    else if (name === "received") respond(response, 200, String(received[argument] ?? 0));
    else if (name === "api") {
      const headers = { authorization };
      void sandbox
        .fetch(new Request(`http://127.0.0.1${url}`, { method, headers }))
        .then(async (reply) => {
          respond(response, reply.status, await reply.text());
        });
    } else {
      const count = (received[name] ?? 0) + 1;
      received[name] = count;
      behaviours[name]?.(response, count, authorization);
    }
  });
}

function respond(
  response: ServerResponse,
  status: number,
  body: string,
  type = "application/json",
): void {
  response.writeHead(status, { "content-type": type }).end(body);
}

function respondWithError(response: ServerResponse, code: number, message: string): void {
  respond(response, code, JSON.stringify({ error: { code, message } }));
}
