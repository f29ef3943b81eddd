import { createServer } from "node:http";
import { connect } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import { onTestFinished } from "vitest";

export interface TestProxy {
  readonly url: string;
  /** The host and port of each tunnel that was requested. */
  readonly tunnels: string[];
}

/** Starts an HTTP proxy on loopback that opens tunnels, rejects them or never responds. It runs until the test ends. */
export async function startProxy(
  kind: "opening" | "rejecting" | "silent" = "opening",
): Promise<TestProxy> {
  const tunnels: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer().on("connect", ({ url = "" }, client: Socket) => {
    tunnels.push(url);
    sockets.add(client.on("error", () => undefined));
    if (kind === "silent") return;
    if (kind === "rejecting") {
      client.end("HTTP/1.1 403 Forbidden\r\n\r\n");
      return;
    }
    const { hostname, port } = new URL(`http://${url}`);
    const upstream = connect(Number(port), hostname, () => {
      client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      upstream.pipe(client).pipe(upstream);
    });
    sockets.add(upstream.on("error", () => undefined));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, tunnels };
}
