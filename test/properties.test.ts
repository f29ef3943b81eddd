import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import { createByokClient, deleteByokKey, isDeletionError } from "../src/index.ts";
import type { ByokDeletionError, CredentialState, DeleteByokKeyResponse } from "../src/index.ts";
import {
  confirmation,
  envelope,
  id,
  failingFetch,
  recordRequests,
  apiResponse,
  fetchReturning,
} from "./helpers/api.ts";
import { runs, timeout } from "./helpers/fuzz.ts";
import { expectOutcome } from "./helpers/outcome-model.ts";
import type { Exchange } from "./helpers/outcome-model.ts";
import { findSecret } from "./helpers/secrets-probe.ts";

const apiKey = "sk-or-v1-5ec2e7f00dbabe";

type Outcome = { value: DeleteByokKeyResponse } | { error: ByokDeletionError };

async function outcomeOf(call: Promise<DeleteByokKeyResponse>): Promise<Outcome> {
  try {
    return { value: await call };
  } catch (error) {
    if (isDeletionError(error)) return { error };
    throw error;
  }
}

const credentialAfter = (outcome: Outcome): CredentialState | "deleted" =>
  "error" in outcome ? outcome.error.credential : "deleted";

const text = fc.string({ unit: "binary" });
const json = fc.jsonValue({ maxDepth: 4 });

/** Valid and invalid bodies that resemble the documented bodies. */
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
          code: fc.oneof(
            fc.constantFrom(401, 404, 409, 500),
            fc.integer(),
            fc.double({ noNaN: true }),
            json,
          ),
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

/** The text as the client receives it. Lone surrogates are replaced, because UTF-8 cannot encode them. */
const asReceived = (content: string): string =>
  new TextDecoder().decode(new TextEncoder().encode(content));

afterEach(() => {
  vi.restoreAllMocks();
});

test(
  "any response leads to the outcome that the model expects, and no error quotes the key",
  async () => {
    const contentType = fc.oneof(
      fc.constantFrom("application/json", "application/json; charset=utf-8", "text/html"),
      fc.string({ unit: "grapheme-ascii" }).map((value) => value.trim()),
    );
    await fc.assert(
      fc.asyncProperty(status, contentType, body, async (receivedStatus, type, content) => {
        const fetch = fetchReturning(receivedStatus, content, { "content-type": type });
        const outcome = await outcomeOf(deleteByokKey(id, { apiKey, fetch, maxRetries: 0 }));
        const isBodiless = [204, 205, 304].includes(receivedStatus);
        const expected = expectOutcome([
          {
            status: receivedStatus,
            contentType: type,
            body: isBodiless ? "" : asReceived(content),
          },
        ]);
        expect(credentialAfter(outcome)).toBe(expected.credential);
        if (!("error" in outcome)) return;
        const { error } = outcome;
        const { reason } = expected;
        expect(error).toMatchObject({ status: receivedStatus, attempts: 1, reason });
        expect(findSecret(error, apiKey)).toEqual([]);
        expect(error.body !== undefined).toBe(expected.hasBody);
        expect(error.detail === undefined).toBe(expected.message === undefined);
        expect((error.detail ?? "").length).toBeLessThanOrEqual(300);
        expect(error.detail ?? "").not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      }),
      runs(1500),
    );
  },
  timeout,
);

test(
  "any sequence of responses leads to an outcome that accounts for attempts that may have acted",
  async () => {
    const json = "application/json";
    const steps = fc.array(
      fc.oneof(
        fc.constant<Exchange>("lost"),
        fc.record({
          status: fc.constantFrom(200, 401, 404, 408, 409, 429, 500, 503),
          contentType: fc.constantFrom(json, json, "text/html"),
        }),
      ),
      { minLength: 1, maxLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        const exchanges: Exchange[] = [];
        const fetch = (): Promise<Response> => {
          const step = list[exchanges.length] ?? "lost";
          if (step === "lost") {
            exchanges.push(step);
            return failingFetch();
          }
          const content = step.status === 200 ? confirmation : envelope(step.status);
          exchanges.push({ ...step, body: content });
          const headers = { "retry-after": "0", "content-type": step.contentType ?? "" };
          return Promise.resolve(apiResponse(step.status, content, headers));
        };
        // The random wait after a lost connection would only slow the test down.
        const { random } = Math;
        Math.random = () => 0;
        const options = { apiKey, fetch, maxRetries: list.length - 1 };
        const outcome = await outcomeOf(deleteByokKey(id, options));
        Math.random = random;
        expect(credentialAfter(outcome)).toBe(expectOutcome(exchanges).credential);
        if ("error" in outcome) expect(outcome.error.attempts).toBe(exchanges.length);
      }),
      runs(1000),
    );
  },
  timeout,
);

test(
  "any id is sent unchanged below /byok/ or not at all",
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
        const { fetch, requests } = recordRequests();
        const baseUrl = "https://x.example/api/v1";
        const outcome = await outcomeOf(deleteByokKey(value as string, { apiKey, baseUrl, fetch }));
        const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
        const urls = requests.map(({ url }) => url);
        if (typeof value === "string" && value.length === 36 && uuidPattern.test(value)) {
          expect(urls).toEqual([`${baseUrl}/byok/${value}`]);
        } else {
          expect(urls).toEqual([]);
          expect(outcome).toMatchObject({
            error: { reason: "input", argument: "id", credential: "unchanged", attempts: 0 },
          });
        }
      }),
      runs(1000),
    );
  },
  timeout,
);

test(
  "any key is sent unchanged, or rejected without being sent or quoted",
  async () => {
    const visible = fc.string({ unit: "grapheme-ascii", minLength: 1 });
    await fc.assert(
      fc.asyncProperty(fc.oneof(visible, text, fc.anything()), async (value) => {
        const { fetch, requests } = recordRequests();
        const options = { apiKey: () => value as string, fetch };
        const outcome = await outcomeOf(deleteByokKey(id, options));
        const sent = requests.map(({ headers }) => headers["authorization"]);
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
  "with any base URL, the key is sent only to https: URLs or to loopback",
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
        const { fetch, requests } = recordRequests();
        const call = deleteByokKey(id, { apiKey, baseUrl, fetch });
        const error: unknown = await call.then(
          () => undefined,
          (reason: unknown) => reason,
        );
        if (error !== undefined)
          expect(error).toMatchObject({ reason: "input", argument: "baseUrl" });
        for (const request of requests) {
          const url = new URL(request.url);
          const { protocol, hostname, username, password, search, hash, pathname } = url;
          expect([username, password, search, hash]).toEqual(["", "", "", ""]);
          expect(pathname.endsWith(`/byok/${id}`)).toBe(true);
          const isLoopback = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
          expect(protocol === "https:" || (protocol === "http:" && isLoopback)).toBe(true);
        }
        expect(requests).toHaveLength(error === undefined ? 1 : 0);
      }),
      runs(1500),
    );
  },
  timeout,
);

test(
  "with any Retry-After, the call waits within its deadline or fails at once",
  async () => {
    vi.spyOn(Math, "random").mockReturnValue(0.999);
    const header = fc.oneof(
      fc.string({ unit: "grapheme-ascii" }),
      fc.integer().map(String),
      fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
    );
    await fc.assert(
      fc.asyncProperty(header, async (retryAfter) => {
        const fetch = fetchReturning(429, envelope(429), { "retry-after": retryAfter });
        const client = createByokClient({ apiKey, maxRetries: 1, timeoutMs: 400, fetch });
        const outcome = await outcomeOf(client.deleteByokKey(id));
        // A call never waits beyond its deadline, so it does not time out. Without a valid Retry-After, the backoff of
        // 499.5 ms would exceed the deadline, so the call fails at once.
        expect(outcome).toMatchObject({
          error: { credential: "unchanged", reason: "http", status: 429 },
        });
      }),
      runs(500),
    );
  },
  timeout,
);
