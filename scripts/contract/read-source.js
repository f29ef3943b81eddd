import { open } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Failure, messageOf } from "../failure.js";

const maxBytes = 10 * 1024 * 1024;
const timeoutMs = 30_000;
const maxRedirects = 5;

/**
 * Reads a source of the contract as text.
 *
 * A source is not trusted: at most 10 MiB within 30 s, over HTTPS and from listed hosts only, and a
 * redirect may lead only to such a place. Plain HTTP is for a server on this machine's loopback, and only
 * where the person running the script names it.
 *
 * @param {string} source a URL, or the path of a file
 * @param {readonly string[]} hosts those that may be asked
 * @param {string} [named] the URL that the person named, if it is another one
 */
export async function readSource(source, hosts, named = source) {
  try {
    const bytes = /^https?:/i.test(source)
      ? await readUrl(new URL(source), hosts, new URL(named).origin)
      : await readFile(/^file:/i.test(source) ? fileURLToPath(source) : source);
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    throw new Failure(`cannot read ${source}: ${reasonOf(error)}`);
  }
}

/** @param {string} path */
async function readFile(path) {
  const file = await open(path);
  try {
    return await readAtMost(file.createReadStream({ autoClose: false }));
  } finally {
    await file.close();
  }
}

/**
 * @param {URL} url
 * @param {readonly string[]} hosts
 * @param {string} named the origin that the person named
 */
async function readUrl(url, hosts, named) {
  const signal = AbortSignal.timeout(timeoutMs);
  for (let redirects = 0; redirects <= maxRedirects; redirects++) {
    const isNamedLoopback = isLoopback(url) && url.origin === named;
    if (!isNamedLoopback && url.protocol !== "https:")
      throw new Failure(`${url.href} is not HTTPS`);
    if (!isNamedLoopback && !hosts.includes(url.host)) {
      throw new Failure(`host ${url.host} is not listed in openapi/upstream.json`);
    }
    const response = await fetch(url, { redirect: "manual", signal });
    const location = response.headers.get("location");
    if (response.status >= 300 && response.status < 400 && location !== null) {
      await response.body?.cancel();
      url = new URL(location, url);
      continue;
    }
    if (response.status !== 200 || response.body === null) {
      await response.body?.cancel();
      throw new Failure(`the answer is HTTP ${String(response.status)}, not 200`);
    }
    return await readAtMost(response.body);
  }
  throw new Failure(`more than ${String(maxRedirects)} redirects`);
}

/** @param {AsyncIterable<Uint8Array>} stream */
async function readAtMost(stream) {
  const chunks = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > maxBytes) throw new Failure("it is larger than 10 MiB");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** @param {URL} url */
function isLoopback({ hostname }) {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d+){3}$/.test(hostname);
}

/** @param {unknown} error */
function reasonOf(error) {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return `no whole answer within ${String(timeoutMs / 1000)} s`;
  if ("code" in error && error.code === "ERR_ENCODING_INVALID_ENCODED_DATA")
    return "it is not UTF-8";
  // fetch says only "fetch failed"; what failed is its cause.
  return messageOf(error.cause ?? error);
}
