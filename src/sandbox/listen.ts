import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { errorResponse } from "./errors.ts";
import { decodeBody, maxBodyBytes } from "./http.ts";
import type { SandboxHandler, SandboxRequest } from "./http.ts";

/** A sandbox that is served over HTTP. */
export interface SandboxServer {
  /** The URL of the API, to pass to a client as `baseUrl`. */
  readonly url: string;
  /** Stops listening, and breaks the connections that are still open. */
  close(): Promise<void>;
}

/**
 * Serves a handler on the loopback interface. If the handler rejects, the connection is broken without a response.
 *
 * @param handle - The handler.
 * @param basePath - The base path of the API.
 * @param port - The port, or 0 for any free port.
 */
export async function listen(
  handle: SandboxHandler,
  basePath: string,
  port: number,
): Promise<SandboxServer> {
  // Without a static import, bundlers for browsers do not try to resolve `node:http`.
  const { createServer } = process.getBuiltinModule("node:http");
  const server = createServer((incoming, outgoing) => {
    respond(handle, incoming, outgoing).catch(() => {
      // The response is destroyed, not the request: a completely read request may no longer have a socket.
      outgoing.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${String(portOf(server))}${basePath}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the server has no port");
  return address.port;
}

async function respond(
  handle: SandboxHandler,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const response = isOwnHost(incoming)
    ? await handle(await toRequest(incoming, outgoing))
    : errorResponse(421, "The sandbox does not serve this host");
  const body = new Uint8Array(await response.arrayBuffer());
  outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(body);
}

/**
 * Tells whether a request is for the address that the sandbox listens on. This check prevents DNS rebinding: a web page
 * whose host name resolves to this machine sends its own host name.
 */
function isOwnHost({ url = "", headers, socket }: IncomingMessage): boolean {
  const { localPort } = socket;
  const host = isAbsolute(url) ? new URL(url).host : (headers.host ?? "");
  const names = ["127.0.0.1", "localhost"];
  return names.some((name) => host === name || host === `${name}:${String(localPort)}`);
}

/** Reads a request. Rejects if the connection breaks, so that a partial request is not performed. */
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
  return {
    method: incoming.method ?? "GET",
    url: toUrl(incoming.url ?? "/"),
    headers,
    body: decodeBody(await readAtMost(incoming, maxBodyBytes + 1)),
    signal: controller.signal,
  };
}

/** Reads the first bytes of a request's body, until there are at least `limit`, and discards the rest. */
async function readAtMost(incoming: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming.iterator({
    destroyOnReturn: false,
  }) as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= limit) break;
  }
  incoming.resume();
  return Buffer.concat(chunks);
}

/** Converts a request target in origin or absolute form (RFC 9112, section 3.2) to a URL. */
function toUrl(target: string): URL {
  // The sandbox uses only the path and the query.
  return new URL(isAbsolute(target) ? target : `http://127.0.0.1${target}`);
}

function isAbsolute(target: string): boolean {
  return /^https?:/i.test(target);
}
