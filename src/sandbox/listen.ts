import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { SandboxHandler, SandboxRequest } from "./http.ts";

/** A sandbox that is served over HTTP. */
export interface SandboxServer {
  /** The URL of the API: a `baseUrl`. */
  readonly url: string;
  /** Stops listening, and breaks the connections that are still open. */
  close(): Promise<void>;
}

/**
 * Serves a handler on this machine's loopback. If the handler rejects, the connection is broken without a
 * response.
 *
 * @param handle - The handler.
 * @param basePath - The base path of the API.
 * @param port - The port, or 0 for one that is free.
 */
export async function listen(
  handle: SandboxHandler,
  basePath: string,
  port: number,
): Promise<SandboxServer> {
  // Not imported, so that bundlers for browsers have nothing to resolve.
  const { createServer } = process.getBuiltinModule("node:http");
  const server = createServer((incoming, outgoing) => {
    respond(handle, incoming, outgoing).catch(() => {
      incoming.socket.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(address.port)}${basePath}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function respond(
  handle: SandboxHandler,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const response = await handle(await toRequest(incoming, outgoing));
  const body = new Uint8Array(await response.arrayBuffer());
  outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(body);
}

/** Reads a whole request. Rejects if the request breaks off, so that it is not acted upon. */
async function toRequest(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<SandboxRequest> {
  const controller = new AbortController();
  outgoing.on("close", () => {
    controller.abort();
  });
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  incoming.setEncoding("utf8");
  let body = "";
  for await (const chunk of incoming) body += String(chunk);
  return {
    method: incoming.method ?? "GET",
    url: toUrl(incoming.url ?? "/"),
    headers,
    body,
    signal: controller.signal,
  };
}

/** The URL of a request target, in origin or absolute form (RFC 9112, section 3.2). */
function toUrl(target: string): URL {
  // The Host header may be empty, and only the path counts.
  return new URL(/^https?:/i.test(target) ? target : `http://127.0.0.1${target}`);
}
