import { createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import { onTestFinished } from "vitest";

/**
 * Starts a TCP server on loopback, which runs until the test ends. Its responses need not be valid HTTP.
 *
 * @param respond - Called when the head of a request has arrived.
 * @returns the base URL of the API on this server
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
    // Many tests break the connection on purpose.
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
