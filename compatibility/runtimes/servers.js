import { once } from "node:events";
import { createServer } from "node:http";
import { credentials } from "./program/scenarios.js";

/** @typedef {import("node:http").ServerResponse} Response */

const confirmation = '{"deleted":true}';

/**
 * How to answer the n-th deletion below the path of this name.
 *
 * @type {Record<string, (response: Response, count: number, authorization: string) => unknown>}
 */
const behaviours = {
  confirms: (response) => answer(response, 200, confirmation),
  html: (response) => answer(response, 200, "<!doctype html><title>Sign in</title>"),
  large: (response) => answer(response, 200, confirmation + " ".repeat(1024 * 1024)),
  "busy-at-first": (response, count) =>
    count === 1 ? answerError(response, 503, "Busy") : answer(response, 200, confirmation),
  "fails-at-first": (response, count) =>
    count === 1
      ? answerError(response, 500, "Internal error")
      : answerError(response, 404, "Resource not found"),
  redirect: (response) => {
    response.setHeader("location", `/target/byok/${credentials.confirmed}`);
    return answer(response, 307, "");
  },
  target: (response) => answer(response, 200, confirmation),
  reset: ({ socket }) => socket?.resetAndDestroy(),
  silence: () => undefined,
  endless: (response) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write(" "), 20);
    response.on("close", () => {
      clearInterval(timer);
    });
  },
  echo: (response, _count, authorization) =>
    answerError(response, 401, `${authorization} is not valid`),
};

/**
 * Starts what the scenarios talk to, on loopback: the sandbox below `/api/v1`, and each behaviour below
 * its name. `/received/<name>` tells how many deletions came there. A page of another origin may ask all.
 *
 * @param {import("openrouter-byok/sandbox").Sandbox} sandbox
 */
export async function startServers(sandbox) {
  for (const id of Object.values(credentials)) {
    await sandbox.addCredential({ id, provider: "openai", providerKey: "sk-provider" });
  }
  /** @type {Record<string, number>} */
  const received = {};
  const server = createServer((request, response) => {
    const { method = "", url = "" } = request;
    const { authorization = "" } = request.headers;
    const [, name = "", argument = ""] = url.split("/");
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("access-control-allow-headers", "authorization");
    response.setHeader("access-control-allow-methods", "DELETE");
    if (method === "OPTIONS") answer(response, 204, "");
    else if (name === "received") answer(response, 200, String(received[argument] ?? 0));
    else if (name === "api") {
      const headers = { authorization };
      void sandbox
        .fetch(new Request(`http://127.0.0.1${url}`, { method, headers }))
        .then(async (reply) => {
          answer(response, reply.status, await reply.text());
        });
    } else {
      const count = (received[name] ?? 0) + 1;
      received[name] = count;
      behaviours[name]?.(response, count, authorization);
    }
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/**
 * @param {Response} response
 * @param {number} status
 * @param {string} body
 */
function answer(response, status, body) {
  return response.writeHead(status).end(body);
}

/**
 * @param {Response} response
 * @param {number} code
 * @param {string} message
 */
function answerError(response, code, message) {
  return answer(response, code, JSON.stringify({ error: { code, message } }));
}
