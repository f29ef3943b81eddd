import fc from "fast-check";
import { expect, test } from "vitest";
import { createByokClient, deleteByokKey, isByokError } from "../src/index.ts";
import type { ByokError, CredentialState, DeleteByokKeyResponse } from "../src/index.ts";
import { findSecret } from "./helpers/secrets-probe.ts";

// `npm run fuzz` tries each property for FUZZ_SECONDS; a normal run takes the given number of cases.
// A failure prints the seed that FUZZ_SEED takes to repeat it, and a long run prints it at its start.
const seconds = Number(process.env.FUZZ_SECONDS ?? 0);
const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
if (seconds > 0) console.log(`FUZZ_SEED=${String(seed)}`);

const runs = (numRuns: number) =>
  seconds > 0
    ? { seed, numRuns: Infinity, plugins: [fc.interruptAfterTimeLimit(seconds * 1000)] }
    : { seed, numRuns };
const timeout = 60_000 + seconds * 1000;

const id = "11111111-2222-3333-4444-555555555555";
const apiKey = "sk-or-v1-5ec2e7f00dbabe";

type Outcome = { value: DeleteByokKeyResponse } | { error: ByokError };

async function outcomeOf(call: Promise<DeleteByokKeyResponse>): Promise<Outcome> {
  try {
    return { value: await call };
  } catch (error) {
    if (isByokError(error)) return { error };
    throw error;
  }
}

const text = fc.string({ unit: "binary" });
const json = fc.jsonValue({ maxDepth: 4 });

/** Bodies around the documented ones, on both sides of what is valid. */
const nearConfirmation = fc.record(
  { deleted: fc.oneof(fc.constant(true), json), more: json },
  { requiredKeys: [] },
);
const nearError = fc.record(
  {
    error: fc.oneof(
      json,
      fc.record(
        {
          code: fc.oneof(fc.integer(), fc.double({ noNaN: true }), json),
          message: fc.oneof(text, fc.constant(`no ${apiKey}`), json),
          metadata: fc.oneof(fc.constant(null), fc.dictionary(text, json), json),
        },
        { requiredKeys: [] },
      ),
    ),
    openrouter_metadata: fc.oneof(fc.constant(null), fc.dictionary(text, json), json),
    user_id: fc.oneof(fc.constant(null), text, json),
  },
  { requiredKeys: [] },
);
const body = fc.oneof(
  fc.oneof(nearConfirmation, nearError, json).map((value) => JSON.stringify(value)),
  text,
  fc.constantFrom("", '{"deleted":true}', '{"deleted":true', "<html></html>", apiKey),
);
const status = fc.oneof(
  fc.constantFrom(200, 201, 204, 302, 401, 404, 408, 409, 429, 500, 503),
  fc.integer({ min: 200, max: 599 }),
);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const parse = (content: string): unknown => {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
};

/** The contract's schemas, written down a second time. */
const isConfirmation = (value: unknown): boolean => isObject(value) && value.deleted === true;
function isError(value: unknown): boolean {
  const isNullable = (part: unknown, check: (part: unknown) => boolean): boolean =>
    part === undefined || part === null || check(part);
  return (
    isObject(value) &&
    isObject(value.error) &&
    Number.isInteger(value.error.code) &&
    typeof value.error.message === "string" &&
    isNullable(value.error.metadata, isObject) &&
    isNullable(value.openrouter_metadata, isObject) &&
    isNullable(value.user_id, (part) => typeof part === "string")
  );
}

/** The table of what a credential's state is after one answer. */
function stateAfter(answerStatus: number, value: unknown): CredentialState | "deleted" {
  if (answerStatus === 200 && isConfirmation(value)) return "deleted";
  if (answerStatus === 404 && isError(value)) return "absent";
  const isRefusal = answerStatus >= 400 && answerStatus < 500;
  return isRefusal && ![404, 408].includes(answerStatus) ? "unchanged" : "unknown";
}

const respond = (answerStatus: number, content: string): Response =>
  new Response([204, 205, 304].includes(answerStatus) ? null : content, { status: answerStatus });

test(
  "a success is reported only for a 200 whose body passes the validator, and every other answer means what the table says",
  async () => {
    await fc.assert(
      fc.asyncProperty(status, body, async (answerStatus, content) => {
        const fetch = (): Promise<Response> => Promise.resolve(respond(answerStatus, content));
        const outcome = await outcomeOf(deleteByokKey(id, { apiKey, fetch, maxRetries: 0 }));
        // The text as it arrives: lone surrogates do not survive UTF-8.
        const arrived = new TextDecoder().decode(new TextEncoder().encode(content));
        const value = [204, 205, 304].includes(answerStatus) ? undefined : parse(arrived);
        const state = "error" in outcome ? outcome.error.credential : "deleted";
        expect(state).toBe(stateAfter(answerStatus, value));
        if ("error" in outcome) {
          const { error } = outcome;
          expect(error).toMatchObject({ status: answerStatus, attempts: 1 });
          expect(error.reason).toBe(answerStatus < 300 ? "response" : "http");
          expect(findSecret(error, apiKey)).toEqual([]);
          const isDocumented = [401, 404, 500].includes(answerStatus) && isError(value);
          expect(error.body !== undefined).toBe(isDocumented);
          expect((error.detail ?? "").length).toBeLessThanOrEqual(300);
          expect(error.detail ?? "").not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        }
      }),
      runs(5000),
    );
  },
  timeout,
);

test(
  "whatever a sequence of answers is, an attempt that left it open is never forgotten",
  async () => {
    const step = fc.oneof(fc.constantFrom(200, 401, 404, 408, 409, 429, 500, 503), fc.constant(0));
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), async (steps) => {
        const states: (CredentialState | "deleted")[] = [];
        const fetch = (): Promise<Response> => {
          const next = steps[states.length] ?? 0;
          const content =
            next === 200 ? { deleted: true } : { error: { code: next, message: "no" } };
          states.push(next === 0 ? "unknown" : stateAfter(next, content));
          if (next === 0) return Promise.reject(new TypeError("fetch failed"));
          return Promise.resolve(
            Response.json(content, { status: next, headers: { "retry-after": "0" } }),
          );
        };
        // A lost connection waits for a random time, which is not what is looked at here.
        const { random } = Math;
        Math.random = () => 0;
        const outcome = await outcomeOf(
          deleteByokKey(id, { apiKey, fetch, maxRetries: steps.length - 1 }),
        );
        Math.random = random;
        const last = states.at(-1);
        const isOpen = states.includes("unknown");
        const expected = last === "unchanged" && isOpen ? "unknown" : last;
        expect("error" in outcome ? outcome.error.credential : "deleted").toBe(expected);
        if ("error" in outcome) expect(outcome.error.attempts).toBe(states.length);
      }),
      runs(1000),
    );
  },
  timeout,
);

test(
  "whatever the id is, the request goes below /byok/ with that very id, or is not sent",
  async () => {
    const digits = fc.array(fc.constantFrom(...Array.from("0123456789abcdefABCDEF")), {
      minLength: 32,
      maxLength: 32,
    });
    const uuid = digits.map((list) =>
      list.join("").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5"),
    );
    const almost = fc
      .tuple(uuid, fc.nat(36), text)
      .map(([value, at, insert]) => value.slice(0, at) + insert + value.slice(at + 1));
    const anyId = fc.oneof(uuid, almost, text, fc.anything());
    await fc.assert(
      fc.asyncProperty(anyId, async (value) => {
        const urls: string[] = [];
        const fetch = ({ url }: Request): Promise<Response> => {
          urls.push(url);
          return Promise.resolve(Response.json({ deleted: true }));
        };
        const baseUrl = "https://x.example/api/v1";
        const outcome = await outcomeOf(deleteByokKey(value as string, { apiKey, baseUrl, fetch }));
        const form = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
        if (typeof value === "string" && value.length === 36 && form.test(value)) {
          expect(urls).toEqual([`${baseUrl}/byok/${value}`]);
        } else {
          expect(urls).toEqual([]);
          expect(outcome).toMatchObject({
            error: { reason: "input", argument: "id", credential: "unchanged", attempts: 0 },
          });
        }
      }),
      runs(2500),
    );
  },
  timeout,
);

test(
  "whatever the key is, it arrives as it is, or nothing is sent and nobody quotes it",
  async () => {
    const visible = fc.string({ unit: "grapheme-ascii", minLength: 1 });
    await fc.assert(
      fc.asyncProperty(fc.oneof(visible, text, fc.anything()), async (value) => {
        const sent: (string | null)[] = [];
        const fetch = ({ headers }: Request): Promise<Response> => {
          sent.push(headers.get("authorization"));
          return Promise.resolve(Response.json({ deleted: true }));
        };
        const options = { apiKey: () => value as string, fetch };
        const outcome = await outcomeOf(deleteByokKey(id, options));
        if (typeof value === "string" && /^[\x21-\x7e]+$/.test(value)) {
          expect(sent).toEqual([`Bearer ${value}`]);
        } else {
          expect(sent).toEqual([]);
          expect(outcome).toMatchObject({ error: { reason: "input", argument: "apiKey" } });
          const isLong = typeof value === "string" && value.length > 8;
          if (isLong && "error" in outcome) expect(findSecret(outcome.error, value)).toEqual([]);
        }
      }),
      runs(1500),
    );
  },
  timeout,
);

test(
  "whatever the base URL is, no key goes to a place that is neither https: nor loopback",
  async () => {
    const host = fc.oneof(
      fc.domain(),
      fc.ipV4(),
      fc.ipV6().map((address) => `[${address}]`),
      fc.constantFrom("localhost", "127.0.0.1", "127.1", "0x7f.1", "2130706433", "[::1]"),
      fc.constantFrom("127.0.0.1.evil.example", "localhost.evil.example", "[::ffff:127.0.0.1]"),
    );
    const url = fc
      .tuple(
        fc.constantFrom("https://", "http://", "HTTP://", "ftp://", "//", "", "javascript:"),
        fc.constantFrom("", "user@", "user:password@", "@", "localhost:x@"),
        host,
        fc.constantFrom("", ":80", ":8443", ":99999"),
        fc.constantFrom("", "/", "/api/v1", "/a/../b", "/@team/v1", "\\@evil.example/"),
        fc.constantFrom("", "?", "?a=b", "#", "#c"),
      )
      .map((parts) => parts.join(""));
    await fc.assert(
      fc.asyncProperty(fc.oneof(url, text), async (baseUrl) => {
        const urls: URL[] = [];
        const fetch = (request: Request): Promise<Response> => {
          urls.push(new URL(request.url));
          return Promise.resolve(Response.json({ deleted: true }));
        };
        const outcome = await outcomeOf(deleteByokKey(id, { apiKey, baseUrl, fetch }));
        if ("error" in outcome) {
          expect(outcome.error).toMatchObject({ reason: "input", argument: "baseUrl" });
        }
        for (const { protocol, hostname, username, password, search, hash, pathname } of urls) {
          expect([username, password, search, hash]).toEqual(["", "", "", ""]);
          expect(pathname.endsWith(`/byok/${id}`)).toBe(true);
          const isLoopback = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
          expect(protocol === "https:" || (protocol === "http:" && isLoopback)).toBe(true);
        }
        expect(urls).toHaveLength("error" in outcome ? 0 : 1);
      }),
      runs(1500),
    );
  },
  timeout,
);

test(
  "whatever Retry-After is, an answer is waited for within the deadline or given at once",
  async () => {
    const header = fc.oneof(
      fc.string({ unit: "grapheme-ascii" }),
      fc.integer().map(String),
      fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
    );
    await fc.assert(
      fc.asyncProperty(header, async (retryAfter) => {
        const fetch = (): Promise<Response> =>
          Promise.resolve(
            new Response("", { status: 429, headers: { "retry-after": retryAfter } }),
          );
        const client = createByokClient({ apiKey, maxRetries: 1, timeoutMs: 40, fetch });
        const outcome = await outcomeOf(client.deleteByokKey(id));
        // Whatever does not fit is given at once: nothing is left for the deadline to end.
        expect(outcome).toMatchObject({
          error: { credential: "unchanged", reason: "http", status: 429 },
        });
      }),
      runs(500),
    );
  },
  timeout,
);
