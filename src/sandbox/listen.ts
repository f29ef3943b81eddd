import type { IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** A sandbox that can be reached over HTTP. */
export interface SandboxServer {
  /** Where the API is: a `baseUrl`. */
  readonly url: string;
  /** Stops listening and breaks off what is still connected. */
  close(): Promise<void>;
}

/**
 * Serves a Fetch handler on this machine's loopback. Where the handler rejects, the connection is broken
 * off without an answer.
 *
 * @param handle - The handler.
 * @param basePath - The path below which the API is.
 * @param port - The port, or 0 for one that is free.
 */
export async function listen(
  handle: (request: Request) => Promise<Response>,
  basePath: string,
  port: number,
): Promise<SandboxServer> {
  // Not imported, so that a bundle for a browser has nothing to look for.
  const { createServer } = process.getBuiltinModule("node:http");
  const server = createServer((incoming, outgoing) => {
    const abort = new AbortController();
    outgoing.on("close", () => {
      abort.abort();
    });
    // What is no request to a Fetch handler (TRACE, say) rejects like the handler itself.
    Promise.resolve()
      .then(() => handle(toRequest(incoming, abort.signal)))
      .then(async (response) => {
        const body = new Uint8Array(await response.arrayBuffer());
        outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(body);
      })
      .catch(() => {
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

function toRequest(incoming: IncomingMessage, signal: AbortSignal): Request {
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  // No operation of the contract takes a body.
  const url = new URL(incoming.url ?? "/", `http://${incoming.headers.host ?? "127.0.0.1"}`);
  return new Request(url, { method: incoming.method ?? "GET", headers, signal });
}
