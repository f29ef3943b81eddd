/** A host that does not exist, so that only a proxy or a mock can respond to a request. */
export const unreachableHost = "sandbox.example";

const loopback = "127.0.0.1";

/** @param {string} url */
export function toUnreachable(url) {
  return url.replace(loopback, unreachableHost);
}

/** @param {string} url */
export function toReachable(url) {
  return url.replace(unreachableHost, loopback);
}
