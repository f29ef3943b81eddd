import { afterEach, describe, expect, test, vi } from "vitest";
import { createByokClient, deleteByokKey } from "../src/index.ts";
import type { ByokClientOptions } from "../src/index.ts";
import { apiKey, confirmingFetch, id, recordRequests } from "./helpers/api.ts";
import { rejectionOf } from "./helpers/rejection.ts";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

/** Fails the test if the client sends a request. */
const fetch = (): Promise<Response> => {
  throw new Error("a request was sent");
};

const throwing = {
  toString: () => id,
  get length(): number {
    throw new Error("the length was read");
  },
};

test.each<[string, unknown]>([
  ['".."', ".."],
  ['"."', "."],
  ["an empty string", ""],
  ["a string with a slash", "a/b"],
  ["an encoded dot segment", "%2e%2e"],
  ["a lone surrogate", "\ud800"],
  ["a UUID followed by a line break", `${id}\n`],
  ["a UUID with a prefix", `x${id}`],
  ["a UUID in braces", `{${id}}`],
  ["a UUID as a URN", `urn:uuid:${id}`],
  ["a UUID without hyphens", id.replaceAll("-", "")],
  ["a UUID with a digit that is not ASCII", id.replace("1", "\u0661")],
  ["a number", 5],
  ["null", null],
  ["undefined", undefined],
  ["an object that converts to a UUID", throwing],
  ["an array with a UUID", [id]],
])("%s is rejected as an id without sending a request", async (_name, value) => {
  const error = await rejectionOf(deleteByokKey(value as string, { apiKey, fetch }));
  expect(error).toMatchObject({
    reason: "input",
    argument: "id",
    credential: "unchanged",
    attempts: 0,
    mayHaveActed: false,
  });
});

test.each(["00000000-0000-0000-0000-000000000000", "FFFFFFFF-FFFF-ffff-ffff-FFFFFFFFFFFF"])(
  "a UUID of any version and case is accepted as an id: %s",
  async (value) => {
    const { fetch, requests } = recordRequests();
    await deleteByokKey(value, { apiKey, fetch });
    expect(requests[0]?.url.endsWith(`/byok/${value}`)).toBe(true);
  },
);

describe("apiKey", () => {
  test.each<[string, unknown]>([
    ["has a line break", "sk-secret\r\nX: y"],
    ["has a space", "Bearer sk-secret"],
    ["is not ASCII", "sk-secret-é"],
    ["is empty", ""],
    ["is not a string", 12345],
    ["is null", null],
  ])("is rejected without being quoted if it %s", async (_name, value) => {
    const options = { apiKey: value as string, fetch };
    const error = await rejectionOf(deleteByokKey(id, options));
    expect(error).toMatchObject({ reason: "input", argument: "apiKey", credential: "unchanged" });
    expect(error.message).not.toContain("secret");
  });

  test("is rejected if its function throws, and the thrown error is not passed on", async () => {
    const failing = (): never => {
      throw new Error("sk-secret is locked");
    };
    const error = await rejectionOf(deleteByokKey(id, { apiKey: failing, fetch }));
    expect(error).toMatchObject({ reason: "input", argument: "apiKey", attempts: 0 });
    expect(JSON.stringify([error, error.message, error.stack])).not.toContain("sk-secret");
  });

  test("is required, and the error names the option and the environment variable", async () => {
    vi.stubEnv("OPENROUTER_MANAGEMENT_KEY", "");
    vi.stubEnv("OPENROUTER_API_KEY", undefined);
    const error = await rejectionOf(deleteByokKey(id, { fetch }));
    expect(error).toMatchObject({ reason: "input", argument: "apiKey" });
    expect(error.message).toContain("OPENROUTER_MANAGEMENT_KEY");
  });
});

describe("baseUrl", () => {
  test.each([
    "",
    "x.example/api/v1",
    "/api/v1",
    "http://x.example/api/v1",
    "http://127../api/v1",
    "http://127.0.0.1.evil.example/api/v1",
    "http://localhost.evil.example/api/v1",
    "ftp://127.0.0.1/api/v1",
    "ftp://x.example/https://x.example/",
    "https://user:secret@x.example/api/v1",
    "https://user@x.example/api/v1",
    "https://x.example/api/v1?secret",
    "https://x.example/api/v1?",
    "https://x.example/api/v1#secret",
  ])("is rejected without being quoted if it is %j", async (baseUrl) => {
    const error = await rejectionOf(deleteByokKey(id, { apiKey, baseUrl, fetch }));
    expect(error).toMatchObject({ reason: "input", argument: "baseUrl", attempts: 0 });
    expect(error.message).not.toContain("secret");
    expect(() => createByokClient({ baseUrl })).toThrow(error.message);
  });

  test.each([
    "http://localhost:8080/api/v1",
    "http://127.1.2.3/api/v1",
    "http://127.0.0.100/api/v1",
    "http://[::1]:8080/api/v1",
    "https://proxy.example:8443/api/v1/",
  ])("is used if it is %j", async (baseUrl) => {
    const { fetch, requests } = recordRequests();
    await deleteByokKey(id, { apiKey, baseUrl, fetch });
    expect(requests.map(({ url }) => url)).toEqual([`${baseUrl.replace(/\/$/, "")}/byok/${id}`]);
  });
});

test.each<[keyof ByokClientOptions, unknown]>([
  ["timeoutMs", 0],
  ["timeoutMs", -1],
  ["timeoutMs", Number.NaN],
  ["timeoutMs", Infinity],
  ["timeoutMs", 2 ** 31],
  ["timeoutMs", "soon"],
  ["timeoutMs", "100"],
  ["timeoutMs", 100n],
  ["timeoutMs", null],
  ["attemptTimeoutMs", 0],
  ["attemptTimeoutMs", 2 ** 31],
  ["attemptTimeoutMs", "5"],
  ["signal", {}],
  ["signal", false],
  ["signal", 5],
  ["signal", ""],
  ["signal", { addEventListener: () => undefined }],
  ["signal", { aborted: false }],
  ["signal", { aborted: false, addEventListener: () => undefined }],
  ["signal", { aborted: "no", addEventListener: fetch, removeEventListener: fetch }],
  ["signal", { aborted: false, addEventListener: true, removeEventListener: fetch }],
  ["signal", "stop"],
  ["fetch", null],
  ["fetch", "https://x.example"],
  ["maxRetries", -1],
  ["maxRetries", 0.5],
  ["maxRetries", Infinity],
  ["maxRetries", "2"],
  ["maxRetries", 2 ** 31],
  ["baseUrl", null],
  ["headers", null],
  ["headers", 5],
])("the option %s: %o is rejected before anything is sent", async (argument, value) => {
  const error = await rejectionOf(deleteByokKey(id, { apiKey, fetch, [argument]: value }));
  expect(error).toMatchObject({ reason: "input", argument, attempts: 0 });
  // The error is about an option, not about a credential.
  expect(error).not.toHaveProperty("credential");
  expect(error.message).not.toContain("the credential");
});

test.each<[string, unknown]>([
  ["a key", apiKey],
  ["null", null],
])("%s in place of the options is rejected before anything is sent", async (_name, options) => {
  vi.stubEnv("OPENROUTER_API_KEY", apiKey);
  vi.stubGlobal("fetch", fetch);
  const client = createByokClient();
  for (const call of [
    () => deleteByokKey(id, options as object),
    () => client.deleteByokKey(id, options as object),
    async () => createByokClient(options as object).deleteByokKey(id),
  ]) {
    const error = await rejectionOf(call());
    expect(error).toMatchObject({ reason: "input", argument: "options", attempts: 0 });
    expect(error.message).not.toContain(apiKey);
  }
});

describe("an unknown option is rejected", () => {
  const misspelt: object = { timeout: 5 };

  test("and named in the message if it is passed to deleteByokKey", async () => {
    const error = await rejectionOf(deleteByokKey(id, { apiKey, fetch, ...misspelt }));
    expect(error).toMatchObject({ reason: "input", argument: "options", attempts: 0 });
    expect(error.message).toContain('"timeout"');
  });

  test("and named in the message if it is passed to createByokClient", () => {
    expect(() => createByokClient(misspelt)).toThrow('unknown option "timeout";');
  });

  test("even if every object inherits a property of this name", () => {
    expect(() => createByokClient({ toString: 1 } as object)).toThrow('"toString"');
  });

  test("and named in the message if it is passed to a call of a client, even if createByokClient accepts it", async () => {
    const client = createByokClient({ apiKey, fetch });
    const error = await rejectionOf(client.deleteByokKey(id, { apiKey } as object));
    expect(error.message).toContain('unknown call option "apiKey"');
  });

  test("but not named in the message if the name may be a key", () => {
    expect(() => createByokClient({ [apiKey]: true } as object)).toThrow("name not shown");
  });
});

describe("without baseUrl, OPENROUTER_BASE_URL", () => {
  test("sets the base URL of requests", async () => {
    vi.stubEnv("OPENROUTER_BASE_URL", "https://proxy.example/v1/");
    const { fetch, requests } = recordRequests();
    await deleteByokKey(id, { apiKey, fetch });
    await deleteByokKey(id, { apiKey, fetch, baseUrl: "https://x.example" });
    expect(requests.map(({ url }) => url)).toEqual([
      `https://proxy.example/v1/byok/${id}`,
      `https://x.example/byok/${id}`,
    ]);
  });

  test("is ignored if it is empty", async () => {
    vi.stubEnv("OPENROUTER_BASE_URL", "");
    const { fetch, requests } = recordRequests();
    await deleteByokKey(id, { apiKey, fetch });
    expect(requests[0]?.url).toBe(`https://openrouter.ai/api/v1/byok/${id}`);
  });

  test("is validated and named in the message", () => {
    vi.stubEnv("OPENROUTER_BASE_URL", "http://user:secret@x.example");
    expect(() => createByokClient()).toThrow(/^OPENROUTER_BASE_URL must be an https: URL/);
  });
});

describe("headers", () => {
  test.each<[string, HeadersInit]>([
    ["an object", { authorization: "Bearer secret" }],
    ["an array of pairs", [["AUTHORIZATION", "Bearer secret"]]],
    ["a Headers object", new Headers({ Authorization: "Bearer secret" })],
  ])("are rejected if they include Authorization in %s", async (_name, headers) => {
    const client = createByokClient({ apiKey, fetch });
    for (const call of [
      () => deleteByokKey(id, { apiKey, fetch, headers }),
      () => client.deleteByokKey(id, { headers }),
      async () => createByokClient({ headers }).deleteByokKey(id),
    ]) {
      const error = await rejectionOf(call());
      expect(error).toMatchObject({ reason: "input", argument: "headers", attempts: 0 });
      expect(error.message).toContain("Authorization");
      expect(error.message).not.toContain("secret");
    }
  });

  test.each<[string, unknown]>([
    ["a line break in a value", { "X-Title": "secret\r\nX: y" }],
    ["a value that is not Latin-1", { "X-Title": "secret\u2028" }],
    ["an invalid name", { "X secret": "a" }],
    ["an incomplete pair", [["X-secret"]]],
  ])("with %s are rejected without being quoted", async (_name, headers) => {
    const call = deleteByokKey(id, { apiKey, fetch, headers: headers as HeadersInit });
    const error = await rejectionOf(call);
    expect(error).toMatchObject({ reason: "input", argument: "headers", attempts: 0 });
    expect(error).not.toHaveProperty("cause");
    expect(error.message + String(error.stack)).not.toContain("secret");
  });
});

test("createByokClient throws if the runtime has no global Request", () => {
  vi.stubGlobal("Request", undefined);
  expect(() => createByokClient({ apiKey })).toThrow(
    expect.objectContaining({
      message: expect.stringContaining("this runtime has no global Request") as string,
      argument: "fetch",
      attempts: 0,
      mayHaveActed: false,
    }),
  );
});

test("createByokClient throws if the runtime has no fetch, unless the fetch option is set", async () => {
  vi.stubGlobal("fetch", undefined);
  expect(() => createByokClient({ apiKey })).toThrow(
    expect.objectContaining({
      message: expect.stringContaining(
        "this runtime has no fetch: pass the fetch option",
      ) as string,
      argument: "fetch",
    }),
  );
  await expect(deleteByokKey(id, { apiKey, fetch: confirmingFetch })).resolves.toBeDefined();
});

test("environment variables that cannot be read count as unset", async () => {
  vi.stubGlobal("process", {
    get env(): never {
      throw new Error("not permitted");
    },
  });
  const { fetch, requests } = recordRequests();
  const error = await rejectionOf(deleteByokKey(id, { fetch }));
  expect(error).toMatchObject({ reason: "input", argument: "apiKey", attempts: 0 });
  await deleteByokKey(id, { apiKey, fetch });
  expect(requests[0]?.url).toBe(`https://openrouter.ai/api/v1/byok/${id}`);
});

test("a time limit may be as long as the longest delay of a timer", async () => {
  const longest = 2 ** 31 - 1;
  const limits = { timeoutMs: longest, attemptTimeoutMs: longest, maxRetries: longest };
  const call = deleteByokKey(id, { apiKey, fetch: confirmingFetch, ...limits });
  await expect(call).resolves.toEqual({ deleted: true });
});

test("signal: null is treated as no signal", async () => {
  const call = deleteByokKey(id, { apiKey, fetch: confirmingFetch, signal: null });
  await expect(call).resolves.toEqual({ deleted: true });
});

test("createByokClient throws if an option is invalid", () => {
  expect(() => createByokClient({ timeoutMs: 0 })).toThrow("timeoutMs");
});

test("the options of a client's call are validated like those of the client", async () => {
  const client = createByokClient({ apiKey, fetch });
  for (const [argument, value] of [
    ["timeoutMs", 0],
    ["attemptTimeoutMs", 0],
    ["maxRetries", -1],
    ["signal", {}],
    ["headers", { "": "" }],
  ] as const) {
    const error = await rejectionOf(client.deleteByokKey(id, { [argument]: value }));
    expect(error).toMatchObject({ reason: "input", argument, attempts: 0 });
  }
});

test.each(["https://evil.example/api/v1", "http://x.example/a", "https://x.example/api/v10"])(
  "api does not send the key to a base URL other than the client's: %s",
  async (baseUrl) => {
    const { api } = createByokClient({ apiKey, fetch, baseUrl: "https://x.example/api/v1" });
    const call = api.DELETE("/byok/{id}", { baseUrl, params: { path: { id } } });
    const error = await rejectionOf(call);
    expect(error).toMatchObject({ reason: "input", argument: "baseUrl", attempts: 0 });
  },
);

test.each([
  ["a Cloudflare Worker with an old compatibility date", "importScripts"],
  ["Deno", "location"],
])("%s is not treated as a browser", async (_name, global) => {
  vi.stubGlobal(global, {});
  const call = deleteByokKey(id, { apiKey, fetch: confirmingFetch });
  await expect(call).resolves.toEqual({ deleted: true });
});

describe("in a browser,", () => {
  test.each([
    ["a page", ["document", "location"]],
    ["a worker", ["importScripts", "location"]],
  ])("a call from %s is rejected", async (_name, names) => {
    for (const name of names) vi.stubGlobal(name, {});
    const error = await rejectionOf(deleteByokKey(id, { apiKey, fetch }));
    expect(error).toMatchObject({ reason: "input", argument: "dangerouslyAllowBrowser" });
  });

  test("a call is allowed only if dangerouslyAllowBrowser is exactly true", async () => {
    vi.stubGlobal("document", {});
    const options = { apiKey, fetch: confirmingFetch, dangerouslyAllowBrowser: true };
    await expect(deleteByokKey(id, options)).resolves.toEqual({ deleted: true });
    const truthy = { ...options, dangerouslyAllowBrowser: "yes" as never };
    expect(await rejectionOf(deleteByokKey(id, truthy))).toMatchObject({ reason: "input" });
  });
});
