import { createServer } from "node:http";

export const apiKey = "sk-or-v1-not-a-key-of-anyone";
export const ids = {
  confirmed: "11111111-2222-3333-4444-555555555555",
  unconfirmed: "66666666-7777-8888-9999-aaaaaaaaaaaa",
};

const bodies = {
  confirmed: JSON.stringify({ deleted: true }),
  unconfirmed: JSON.stringify({ deleted: false }),
  rejected: JSON.stringify({ error: { code: 401, message: "Invalid management key" } }),
};

/**
 * Starts a fake API on loopback. It responds with 200 only to the documented request with the correct key.
 *
 * @param {(request: string) => void} [onRequest] called with each request's method and path
 * @returns {Promise<{ baseUrl: string, close: () => void }>}
 */
export async function startApi(onRequest) {
  const server = createServer(({ method, url, headers }, response) => {
    onRequest?.(`${String(method)} ${String(url)}`);
    const isAllowed = method === "DELETE" && headers.authorization === `Bearer ${apiKey}`;
    const isConfirmed = isAllowed && url === `/api/v1/byok/${ids.confirmed}`;
    const isUnconfirmed = isAllowed && url === `/api/v1/byok/${ids.unconfirmed}`;
    const body = isConfirmed ? "confirmed" : isUnconfirmed ? "unconfirmed" : "rejected";
    response.writeHead(body === "rejected" ? 401 : 200, { "content-type": "application/json" });
    response.end(bodies[body]);
  });
  await new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      resolve(undefined);
    });
  });
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the fake API has no port");
  return {
    baseUrl: `http://127.0.0.1:${address.port}/api/v1`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
