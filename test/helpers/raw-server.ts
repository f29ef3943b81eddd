import { createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import { onTestFinished } from "vitest";

/**
 * A TCP server on loopback, until the test is finished, which responds as the test likes: also with
 * what an HTTP server would not send.
 *
 * @param respond - Called once the head of a request has arrived.
 * @returns a base URL of the API
 */
export async function startRawServer(respond: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let received = "";
    socket.on("data", (chunk) => {
      received += chunk.toString("latin1");
      if (received.includes("\r\n\r\n")) respond(socket);
    });
    // Many of these tests are about connections that break off.
    socket.on("error", () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${String(port)}/api/v1`;
}
