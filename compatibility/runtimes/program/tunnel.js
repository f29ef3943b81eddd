import { once } from "node:events";
import { createServer } from "node:http";
import { connect } from "node:net";

/**
 * Starts a proxy on loopback. It supports only tunnels, and all tunnels lead to this machine.
 *
 * @returns {Promise<string>} its URL
 */
export async function startTunnel() {
  const server = createServer((_request, response) => {
    response.writeHead(405).end();
  });
  server.on("connect", ({ url = "" }, client, head) => {
    const { port } = new URL(`http://${url}`);
    const target = connect(Number(port), "127.0.0.1", () => {
      client.write("HTTP/1.1 200 Connection established\r\n\r\n");
      target.write(head);
      target.pipe(client).pipe(target);
    });
    for (const [one, other] of [
      [client, target],
      [target, client],
    ]) {
      one?.on("error", () => undefined).on("close", () => other?.destroy());
    }
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return `http://127.0.0.1:${port}`;
}
