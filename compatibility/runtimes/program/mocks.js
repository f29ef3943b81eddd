import { Readable } from "node:stream";
import { toReachable, toUnreachable, unreachableHost } from "./unreachable.js";

/** @typedef {import("openrouter-byok").ByokFetch} Fetch */

const pattern = new RegExp(unreachableHost);

/** @type {Fetch} */
const mockedFetch = (url, init) => fetch(toUnreachable(url), init);

/**
 * Makes MSW respond with the responses of the server.
 *
 * @param {typeof import("msw-3")} msw
 * @param {typeof import("msw-3/node")} node
 */
export function mockWithMsw({ http, HttpResponse }, { setupServer }) {
  const handler = http.delete(pattern, async ({ request }) => {
    try {
      const { body, status, headers } = await askServer(request.url, request.headers);
      return new HttpResponse(body, { status, headers });
    } catch {
      return HttpResponse.error();
    }
  });
  setupServer(handler).listen({ onUnhandledRequest: "bypass" });
  return mockedFetch;
}

/** @param {typeof import("nock-14").default} nock */
export function mockWithNock14(nock) {
  nock(pattern)
    .persist()
    .delete(/./)
    .reply(function (path) {
      const { host = "", authorization = "" } = this.req.headers;
      return replyLikeServer(`http://${host}${path}`, new Headers({ authorization }));
    });
  return mockedFetch;
}

/** @param {typeof import("nock-15").default} nock */
export function mockWithNock15(nock) {
  nock(pattern)
    .persist()
    .delete(/./)
    .reply(({ url, headers }) => replyLikeServer(url, headers));
  return mockedFetch;
}

/**
 * @param {string} url
 * @param {Headers} requestHeaders
 * @returns {Promise<[number, Readable | string, Record<string, string>]>}
 */
async function replyLikeServer(url, requestHeaders) {
  const { status, body, headers } = await askServer(url, requestHeaders);
  return [status, body ? Readable.from(body) : "", Object.fromEntries(headers)];
}

/**
 * @param {string} url
 * @param {Headers} requestHeaders
 */
function askServer(url, requestHeaders) {
  const headers = { authorization: requestHeaders.get("authorization") ?? "" };
  return fetch(toReachable(url), { method: "DELETE", headers, redirect: "manual" });
}
