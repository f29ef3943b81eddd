/** A host that does not exist: a request to it gets no further than to a proxy or a mock. */
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
