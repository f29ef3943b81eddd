/**
 * A property of a runtime. A scenario with `only` runs only in runtimes with that trait.
 *
 * @typedef {"environment" | "no environment" | "node:http" | "browser guard" | "no hidden retry"
 *   | "no retry after 421" | "Deno"} Trait
 */

/**
 * The input of a run.
 *
 * @typedef {object} Settings
 * @property {string} url the URL of the server
 * @property {string} apiKey the management key of the sandbox
 * @property {Trait[]} traits
 * @property {{ dangerouslyAllowBrowser?: true, fetch?: ByokFetch }} options the options that a call needs in this
 * runtime
 */

/** @typedef {import("openrouter-byok").ByokFetch} ByokFetch */

/** @typedef {typeof import("openrouter-byok") & typeof import("openrouter-byok/sandbox")} Package */

/** @typedef {Settings & Package} Context */

/** @typedef {import("openrouter-byok").ByokDeletionError} Failed */

/** @typedef {{ only?: Trait, run: (context: Context) => unknown, expected: unknown }} Scenario */

/** The initial credentials of the sandbox, one for each scenario that deletes a credential. */
export const credentials = {
  confirmed: "11111111-1111-4111-8111-111111111111",
  twice: "22222222-2222-4222-8222-222222222222",
  environment: "33333333-3333-4333-8333-333333333333",
  client: "44444444-4444-4444-8444-444444444444",
};

const deadline = { timeoutMs: 300 };
const unconfirmed = { reason: "response", status: 200, credential: "unknown", attempts: 1 };
const timedOut = { reason: "timeout", credential: "unknown", attempts: 1 };
const absent = {
  ...{ reason: "http", status: 404, credential: "absent", attempts: 1 },
  ...describe(404, "Resource not found"),
};

/** @type {Record<string, Scenario>} */
export const scenarios = {
  "a deletion is confirmed": {
    run: (context) => remove(context, "api/v1", { id: credentials.confirmed }),
    expected: { deleted: true },
  },
  "a second deletion reports the credential as absent": {
    run: async (context) => {
      await remove(context, "api/v1", { id: credentials.twice });
      return remove(context, "api/v1", { id: credentials.twice });
    },
    expected: absent,
  },
  "a wrong key leaves the credential unchanged, and the error has the API's message": {
    run: (context) => remove(context, "api/v1", { apiKey: "sk-or-v1-wrong" }),
    expected: {
      ...{ reason: "http", status: 401, credential: "unchanged", attempts: 1 },
      ...describe(401, "Invalid management key"),
    },
  },
  "an invalid id is rejected, and nothing is sent": {
    run: async (context) => [
      await remove(context, "confirms", { id: ".." }),
      await countRequests(context, "confirms"),
    ],
    expected: [{ reason: "input", argument: "id", credential: "unchanged", attempts: 0 }, 0],
  },
  "a 200 after a 503 confirms the deletion": {
    run: (context) => remove(context, "busy-at-first"),
    expected: { deleted: true },
  },
  "a 404 after a 500 reports the credential as absent, after two attempts": {
    run: (context) => remove(context, "fails-at-first"),
    expected: { ...absent, attempts: 2 },
  },
  "a 200 with HTML leaves the state unknown": {
    run: (context) => remove(context, "html"),
    expected: unconfirmed,
  },
  "a 200 with more than 1 MiB leaves the state unknown": {
    run: (context) => remove(context, "large"),
    expected: unconfirmed,
  },
  "a redirect leaves the state unknown, and its target receives nothing": {
    run: async (context) => {
      // A browser hides the status of a redirect: it is 0 (Fetch Standard, 2.2.6).
      const { status, ...error } = /** @type {Failed} */ (await remove(context, "redirect"));
      return [error, [0, 307].includes(status ?? NaN), await countRequests(context, "target")];
    },
    expected: [{ reason: "http", credential: "unknown", attempts: 1, mayHaveActed: true }, true, 0],
  },
  "a connection reset leaves the state unknown": {
    run: (context) => remove(context, "reset", { maxRetries: 0 }),
    expected: { reason: "network", credential: "unknown", attempts: 1 },
  },
  "a 404 after a connection reset reports the credential as absent, after two requests": {
    run: async (context) => {
      // Chromium retries the request itself, so the number of attempts differs.
      const { status, credential } = /** @type {Failed} */ (
        await remove(context, "resets-at-first")
      );
      return [status, credential, await countRequests(context, "resets-at-first")];
    },
    expected: [404, "absent", 2],
  },
  "a deletion whose reused connection breaks is sent once, and leaves the state unknown": {
    only: "no hidden retry",
    run: (context) => breakReusedConnection(context, {}),
    expected: [{ reason: "network", credential: "unknown", attempts: 1 }, 2],
  },
  "in Deno without a pool, a deletion whose connection breaks is sent once, and leaves the state unknown":
    {
      only: "Deno",
      run: (context) => breakReusedConnection(context, { fetch: fetchWithoutPool() }),
      expected: [{ reason: "network", credential: "unknown", attempts: 1 }, 2],
    },
  "a 421 leaves the state unknown, after one request": {
    only: "no retry after 421",
    run: async (context) => [
      await remove(context, "acts-and-misdirects", { maxRetries: 0 }),
      await countRequests(context, "acts-and-misdirects"),
    ],
    expected: [{ reason: "http", status: 421, credential: "unknown", attempts: 1 }, 1],
  },
  "a call without a response ends at the deadline": {
    run: (context) => timed(300, () => remove(context, "silence", deadline)),
    expected: [timedOut, "in time"],
  },
  "a call with an endless body ends at the deadline": {
    run: (context) => timed(300, () => remove(context, "endless", deadline)),
    expected: [timedOut, "in time"],
  },
  "an abort rejects the call at once": {
    run: (context) => timed(100, () => remove(context, "silence", { signal: abortAfter(100) })),
    expected: [{ reason: "abort", credential: "unknown", attempts: 1 }, "in time"],
  },
  "an abort rejects the call at once while the body arrives": {
    run: (context) => timed(100, () => remove(context, "endless", { signal: abortAfter(100) })),
    expected: [{ reason: "abort", credential: "unknown", attempts: 1 }, "in time"],
  },
  "an echoed key is not in the error": {
    run: async (context) => {
      const error = /** @type {Failed} */ (await remove(context, "echo"));
      const texts = [String(error), JSON.stringify(error), ...textsIn(error)];
      return [error.detail, texts.filter((text) => text.includes(context.apiKey))];
    },
    expected: ["Bearer *** is not valid", []],
  },
  "the openapi-fetch client deletes a credential": {
    run: async ({ createByokClient, apiKey, options, url }) => {
      const { api } = createByokClient({ apiKey, baseUrl: `${url}/api/v1`, ...options });
      const params = { path: { id: credentials.client } };
      const { data, response } = await api.DELETE("/byok/{id}", { params });
      return [data, response.status];
    },
    expected: [{ deleted: true }, 200],
  },
  "the key is read from the environment": {
    only: "environment",
    run: (context) => remove(context, "api/v1", { id: credentials.environment, apiKey: undefined }),
    expected: { deleted: true },
  },
  "without an environment, a missing key is rejected": {
    only: "no environment",
    run: (context) => remove(context, "confirms", { apiKey: undefined }),
    expected: { reason: "input", argument: "apiKey", credential: "unchanged", attempts: 0 },
  },
  "the sandbox works as fetch": {
    run: async ({ createSandbox, ...context }) => {
      const sandbox = createSandbox();
      const id = await sandbox.addCredential({ provider: "openai", providerKey: "sk-provider" });
      sandbox.injectFaults({ dropsConnection: true, acts: true });
      const here = { id, apiKey: sandbox.managementKey, fetch: sandbox.fetch };
      const error = await remove(context, "nowhere", { ...here, baseUrl: undefined });
      return [error, (await sandbox.readProviderKey(id)) ?? "wiped"];
    },
    expected: [{ ...absent, attempts: 2 }, "wiped"],
  },
  "the sandbox works over HTTP": {
    only: "node:http",
    run: async ({ createSandbox, ...context }) => {
      const sandbox = createSandbox();
      const id = await sandbox.addCredential({ provider: "openai", providerKey: "sk-provider" });
      const server = await sandbox.listen();
      const here = { id, apiKey: sandbox.managementKey, baseUrl: server.url };
      const result = await remove(context, "nowhere", here);
      await server.close();
      return result;
    },
    expected: { deleted: true },
  },
  "without dangerouslyAllowBrowser, a call in a browser is rejected": {
    only: "browser guard",
    run: async (context) => [
      await remove({ ...context, options: {} }, "confirms"),
      await countRequests(context, "confirms"),
    ],
    expected: [
      {
        reason: "input",
        argument: "dangerouslyAllowBrowser",
        attempts: 0,
      },
      0,
    ],
  },
};

/**
 * Runs every scenario that applies to this runtime.
 *
 * @param {string} settings as JSON
 * @param {Package} byok
 * @param {ByokFetch} [fetch] replaces the runtime's own `fetch`
 * @returns {Promise<string>} the result of each scenario, as JSON
 */
export async function runScenarios(settings, byok, fetch) {
  const context = { .../** @type {Settings} */ (JSON.parse(settings)), ...byok };
  if (fetch) context.options.fetch = fetch;
  /** @type {Record<string, unknown>} */
  const results = {};
  for (const [name, { only, run }] of Object.entries(scenarios)) {
    if (only && !context.traits.includes(only)) continue;
    try {
      results[name] = await run(context);
    } catch (error) {
      results[name] = { thrown: String(error) };
    }
  }
  return JSON.stringify(results, (_key, /** @type {unknown} */ value) =>
    withoutVariableFacts(value),
  );
}

/**
 * Removes the properties of an error that differ between runtimes, or that other properties determine.
 *
 * @param {unknown} value
 */
function withoutVariableFacts(value) {
  if (typeof value !== "object" || value === null) return value;
  if (!("name" in value) || value.name !== "ByokError") return value;
  return {
    ...value,
    name: undefined,
    message: undefined,
    code: undefined,
    mayHaveActed: undefined,
  };
}

/**
 * Deletes a credential on the server with the given behaviour.
 *
 * @param {Omit<Context, "createSandbox">} context
 * @param {string} behaviour
 * @param {import("openrouter-byok").DeleteByokKeyOptions & { id?: string }} [options]
 * @returns {Promise<unknown>} the confirmation, or the error
 */
async function remove(context, behaviour, { id = credentials.confirmed, ...options } = {}) {
  const baseUrl = `${context.url}/${behaviour}`;
  try {
    const { apiKey } = context;
    return await context.deleteByokKey(id, { apiKey, baseUrl, ...context.options, ...options });
  } catch (error) {
    if (context.isByokError(error)) return error;
    throw error;
  }
}

/**
 * Deletes twice over one connection. The server performs the second deletion but resets the connection. It rejects a
 * retry.
 *
 * @param {Context} context
 * @param {import("openrouter-byok").DeleteByokKeyOptions} options
 * @returns {Promise<unknown>} the result of the second deletion, and how many requests the server received
 */
async function breakReusedConnection(context, options) {
  await remove(context, "acts-and-breaks", options);
  const result = await remove(context, "acts-and-breaks", { ...options, maxRetries: 0 });
  return [result, await countRequests(context, "acts-and-breaks")];
}

/** @returns {ByokFetch} Deno's `fetch` with a connection for each request */
function fetchWithoutPool() {
  const { Deno } =
    /** @type {{ Deno: { createHttpClient(options: { poolMaxIdlePerHost: number }): object } }} */ (
      /** @type {unknown} */ (globalThis)
    );
  return (url, init) => {
    const client = Deno.createHttpClient({ poolMaxIdlePerHost: 0 });
    /** @type {RequestInit} */
    const initWithClient = Object.assign({}, init, { client });
    return fetch(url, initWithClient);
  };
}

/**
 * Counts the deletion requests that the server with the given behaviour has received.
 *
 * @param {Context} context
 * @param {string} behaviour
 */
async function countRequests({ url }, behaviour) {
  const response = await fetch(`${url}/received/${behaviour}`);
  return Number(await response.text());
}

/** @param {number} ms */
function abortAfter(ms) {
  const controller = new AbortController();
  setTimeout(() => {
    controller.abort();
  }, ms);
  return controller.signal;
}

/**
 * @param {number} expectedMs
 * @param {() => Promise<unknown>} call
 */
async function timed(expectedMs, call) {
  const start = performance.now();
  const result = await call();
  const elapsed = performance.now() - start;
  // By this clock, a timer may fire slightly early. On a busy machine, it may fire late.
  const isInTime = elapsed > expectedMs - 20 && elapsed < expectedMs + 1500;
  return [result, isInTime ? "in time" : `after ${Math.round(elapsed)} ms`];
}

/**
 * Yields every string that can be reached from an object, including the names of properties.
 *
 * @param {object} value
 * @returns {Generator<string>}
 */
function* textsIn(value, seen = new Set([value])) {
  for (const key of Reflect.ownKeys(value)) {
    yield String(key);
    /** @type {unknown} */
    const property = Reflect.get(value, key);
    if (typeof property === "string") yield property;
    if (typeof property !== "object" || property === null || seen.has(property)) continue;
    seen.add(property);
    yield* textsIn(property, seen);
  }
}

/**
 * @param {number} code
 * @param {string} message
 */
function describe(code, message) {
  return { body: { error: { code, message } }, detail: message };
}
