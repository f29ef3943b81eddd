import { createReadStream } from "node:fs";
import { Failure, messageOf } from "../lib/failure.ts";

const maxBytes = 16 * 1024 * 1024;
const timeoutMs = 30_000;
const maxRedirects = 5;

/**
 * Reads a URL or file as UTF-8. Plain HTTP is allowed only for a source on a loopback host, and for redirects within
 * its origin.
 */
export async function readSource(source: string, hosts: readonly string[]) {
  try {
    const bytes = /^https?:/i.test(source)
      ? await readUrl(new URL(source), hosts)
      : await readAtMost(createReadStream(/^file:/i.test(source) ? new URL(source) : source));
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    throw new Failure(`cannot read ${source}: ${describeReadError(error)}`);
  }
}

async function readUrl(start: URL, hosts: readonly string[]): Promise<Buffer> {
  let url = start;
  const signal = AbortSignal.timeout(timeoutMs);
  for (let redirects = 0; redirects <= maxRedirects; redirects++) {
    const isNamedLoopback = isLoopback(url) && url.origin === start.origin;
    if (!isNamedLoopback && url.protocol !== "https:")
      throw new Failure(`${url.href} does not use HTTPS`);
    if (!isNamedLoopback && !hosts.includes(url.host)) {
      throw new Failure(`host ${url.host} is not listed in openapi/upstream.json`);
    }
    const { status, headers, body } = await fetch(url, { redirect: "manual", signal });
    if (status === 200 && body !== null) return await readAtMost(body);
    await body?.cancel();
    const location = headers.get("location");
    if (status < 300 || status >= 400 || location === null)
      throw new Failure(`unexpected response: HTTP ${String(status)}`);
    url = new URL(location, url);
  }
  throw new Failure(`more than ${String(maxRedirects)} redirects`);
}

async function readAtMost(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > maxBytes) throw new Failure("it is larger than 16 MiB");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function isLoopback({ hostname }: URL): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d+){3}$/.test(hostname);
}

function describeReadError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError")
    return `no complete response within ${String(timeoutMs / 1000)} s`;
  if ("code" in error && error.code === "ERR_ENCODING_INVALID_ENCODED_DATA")
    return "it is not UTF-8";
  // The message of an error from `fetch` is only "fetch failed"; the error's cause gives the reason.
  return messageOf(error.cause ?? error);
}
