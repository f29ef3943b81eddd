import { mockWithMsw, mockWithNock14, mockWithNock15 } from "./mocks.js";
import { startTunnel } from "./tunnel.js";
import { toUnreachable } from "./unreachable.js";

/** @typedef {import("openrouter-byok").ByokFetch} Fetch */

/**
 * An implementation of `fetch` other than the runtime's own.
 *
 * @typedef {object} ForeignFetch
 * @property {string} package the name under which its package is installed
 * @property {string} [variant]
 * @property {() => Promise<Fetch>} load
 */

/** @type {ForeignFetch[]} */
export const fetches = [
  { package: "undici-7", load: async () => (await import("undici-7")).fetch },
  { package: "undici-7", variant: "proxy", load: async () => useProxy(await import("undici-7")) },
  { package: "undici-8", load: async () => (await import("undici-8")).fetch },
  { package: "undici-8", variant: "proxy", load: async () => useProxy(await import("undici-8")) },
  { package: "node-fetch", load: async () => (await import("node-fetch")).default },
  { package: "cross-fetch", load: async () => (await import("cross-fetch")).default },
  {
    package: "msw-2",
    load: async () => mockWithMsw(await import("msw-2"), await import("msw-2/node")),
  },
  {
    package: "msw-3",
    load: async () => mockWithMsw(await import("msw-3"), await import("msw-3/node")),
  },
  { package: "nock-14", load: async () => mockWithNock14((await import("nock-14")).default) },
  { package: "nock-15", load: async () => mockWithNock15((await import("nock-15")).default) },
];

/**
 * @param {typeof import("undici-8")} undici
 * @returns {Promise<Fetch>}
 */
async function useProxy({ fetch, ProxyAgent }) {
  // The proxy opens a tunnel, as it does for https: URLs.
  const dispatcher = new ProxyAgent({ uri: await startTunnel(), proxyTunnel: true });
  return (url, init) => fetch(toUnreachable(url), { ...init, dispatcher });
}
