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
 * @property {{ dangerouslyAllowBrowser?: true, fetch?: ByokFetch }} options the options that every call needs in this runtime
 */

/** @typedef {import("openrouter-byok").ByokFetch} ByokFetch */

/** @typedef {typeof import("openrouter-byok") & typeof import("openrouter-byok/sandbox")} Package */

/** @typedef {Settings & Package} World */

/** @typedef {import("openrouter-byok").ByokDeletionError} Failed */

/** @typedef {{ only?: Trait, run: (world: World) => unknown, expected: unknown }} Scenario */

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
    run: (world) => remove(world, "api/v1", { id: credentials.confirmed }),
    expected: { deleted: true },
  },
  "a second deletion: absent": {
    run: async (world) => {
      await remove(world, "api/v1", { id: credentials.twice });
      return remove(world, "api/v1", { id: credentials.twice });
    },
    expected: absent,
  },
  "a wrong key: unchanged, with the API's message": {
    run: (world) => remove(world, "api/v1", { apiKey: "sk-or-v1-wrong" }),
    expected: {
      ...{ reason: "http", status: 401, credential: "unchanged", attempts: 1 },
      ...describe(401, "Invalid management key"),
    },
  },
  "an invalid id: rejected, nothing is sent": {
    run: async (world) => [
      await remove(world, "confirms", { id: ".." }),
      await countRequests(world, "confirms"),
    ],
    expected: [{ reason: "input", argument: "id", credential: "unchanged", attempts: 0 }, 0],
  },
  "503, then 200: confirmed": {
    run: (world) => remove(world, "busy-at-first"),
    expected: { deleted: true },
  },
  "500, then 404: absent, two attempts": {
    run: (world) => remove(world, "fails-at-first"),
    expected: { ...absent, attempts: 2 },
  },
  "200 with HTML: unknown": {
    run: (world) => remove(world, "html"),
    expected: unconfirmed,
  },
  "200 with more than 1 MiB: unknown": {
    run: (world) => remove(world, "large"),
    expected: unconfirmed,
  },
  "a redirect: unknown, its target receives nothing": {
    run: async (world) => {
      // A browser hides the status of a redirect (Fetch Standard, 2.2.6).
      const { status, ...error } = /** @type {Failed} */ (await remove(world, "redirect"));
      return [error, [0, 307].includes(status ?? NaN), await countRequests(world, "target")];
    },
    expected: [{ reason: "http", credential: "unknown", attempts: 1, mayHaveActed: true }, true, 0],
  },
  "a connection reset: unknown": {
    run: (world) => remove(world, "reset", { maxRetries: 0 }),
    expected: { reason: "network", credential: "unknown", attempts: 1 },
  },
  "a connection reset, then 404: absent, two requests": {
    run: async (world) => {
      // Chromium retries the request itself, so the number of attempts differs.
      const { status, credential } = /** @type {Failed} */ (await remove(world, "resets-at-first"));
      return [status, credential, await countRequests(world, "resets-at-first")];
    },
    expected: [404, "absent", 2],
  },
  "a reused connection that breaks: unknown, one request": {
    only: "no hidden retry",
    run: (world) => breakReusedConnection(world, {}),
    expected: [{ reason: "network", credential: "unknown", attempts: 1 }, 2],
  },
  "a reused connection that breaks, in Deno without a pool: unknown, one request": {
    only: "Deno",
    run: (world) => breakReusedConnection(world, { fetch: fetchWithoutPool() }),
    expected: [{ reason: "network", credential: "unknown", attempts: 1 }, 2],
  },
  "a 421 after the deletion: unknown, one request": {
    only: "no retry after 421",
    run: async (world) => [
      await remove(world, "acts-and-misdirects", { maxRetries: 0 }),
      await countRequests(world, "acts-and-misdirects"),
    ],
    expected: [{ reason: "http", status: 421, credential: "unknown", attempts: 1 }, 1],
  },
  "no response: ends at the deadline": {
    run: (world) => timed(300, () => remove(world, "silence", deadline)),
    expected: [timedOut, "in time"],
  },
  "an endless body: ends at the deadline": {
    run: (world) => timed(300, () => remove(world, "endless", deadline)),
    expected: [timedOut, "in time"],
  },
  "an abort in flight: rejects at once": {
    run: (world) => timed(100, () => remove(world, "silence", { signal: abortAfter(100) })),
    expected: [{ reason: "abort", credential: "unknown", attempts: 1 }, "in time"],
  },
  "an abort while the body arrives: rejects at once": {
    run: (world) => timed(100, () => remove(world, "endless", { signal: abortAfter(100) })),
    expected: [{ reason: "abort", credential: "unknown", attempts: 1 }, "in time"],
  },
  "an echoed key: not in the error": {
    run: async (world) => {
      const error = /** @type {Failed} */ (await remove(world, "echo"));
      const texts = [String(error), JSON.stringify(error), ...textsIn(error)];
      return [error.detail, texts.filter((text) => text.includes(world.apiKey))];
    },
    expected: ["Bearer *** is not valid", []],
  },
  "the openapi-fetch client: confirmed": {
    run: async ({ createByokClient, apiKey, options, url }) => {
      const { api } = createByokClient({ apiKey, baseUrl: `${url}/api/v1`, ...options });
      const params = { path: { id: credentials.client } };
      const { data, response } = await api.DELETE("/byok/{id}", { params });
      return [data, response.status];
    },
    expected: [{ deleted: true }, 200],
  },
  "the key from the environment: confirmed": {
    only: "environment",
    run: (world) => remove(world, "api/v1", { id: credentials.environment, apiKey: undefined }),
    expected: { deleted: true },
  },
  "no environment: a missing key is rejected": {
    only: "no environment",
    run: (world) => remove(world, "confirms", { apiKey: undefined }),
    expected: { reason: "input", argument: "apiKey", credential: "unchanged", attempts: 0 },
  },
  "the sandbox, as fetch": {
    run: async ({ createSandbox, ...world }) => {
      const sandbox = createSandbox();
      const id = await sandbox.addCredential({ provider: "openai", providerKey: "sk-provider" });
      sandbox.injectFaults({ dropsConnection: true, acts: true });
      const here = { id, apiKey: sandbox.managementKey, fetch: sandbox.fetch };
      const error = await remove(world, "nowhere", { ...here, baseUrl: undefined });
      return [error, (await sandbox.readProviderKey(id)) ?? "wiped"];
    },
    expected: [{ ...absent, attempts: 2 }, "wiped"],
  },
  "the sandbox, over HTTP": {
    only: "node:http",
    run: async ({ createSandbox, ...world }) => {
      const sandbox = createSandbox();
      const id = await sandbox.addCredential({ provider: "openai", providerKey: "sk-provider" });
      const server = await sandbox.listen();
      const here = { id, apiKey: sandbox.managementKey, baseUrl: server.url };
      const result = await remove(world, "nowhere", here);
      await server.close();
      return result;
    },
    expected: { deleted: true },
  },
  "a browser without dangerouslyAllowBrowser: rejected": {
    only: "browser guard",
    run: async (world) => [
      await remove({ ...world, options: {} }, "confirms"),
      await countRequests(world, "confirms"),
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
  const world = { .../** @type {Settings} */ (JSON.parse(settings)), ...byok };
  if (fetch) world.options.fetch = fetch;
  /** @type {Record<string, unknown>} */
  const results = {};
  for (const [name, { only, run }] of Object.entries(scenarios)) {
    if (only && !world.traits.includes(only)) continue;
    try {
      results[name] = await run(world);
    } catch (error) {
      results[name] = { thrown: String(error) };
    }
  }
  return JSON.stringify(results, (_key, /** @type {unknown} */ value) =>
    withoutVariableFacts(value),
  );
}

/**
 * Omits the properties of an error that differ between runtimes or follow from its other properties.
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
 * @param {Omit<World, "createSandbox">} world
 * @param {string} behaviour
 * @param {import("openrouter-byok").DeleteByokKeyOptions & { id?: string }} [options]
 * @returns {Promise<unknown>} the confirmation, or the error
 */
async function remove(world, behaviour, { id = credentials.confirmed, ...options } = {}) {
  const baseUrl = `${world.url}/${behaviour}`;
  try {
    const { apiKey } = world;
    return await world.deleteByokKey(id, { apiKey, baseUrl, ...world.options, ...options });
  } catch (error) {
    if (world.isByokError(error)) return error;
    throw error;
  }
}

/**
 * Deletes twice over one connection. The server performs the second deletion but resets the connection, and rejects a
 * retry.
 *
 * @param {World} world
 * @param {import("openrouter-byok").DeleteByokKeyOptions} options
 * @returns {Promise<unknown>} the result of the second deletion, and how many requests the server received
 */
async function breakReusedConnection(world, options) {
  await remove(world, "acts-and-breaks", options);
  const result = await remove(world, "acts-and-breaks", { ...options, maxRetries: 0 });
  return [result, await countRequests(world, "acts-and-breaks")];
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
 * @param {World} world
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
  // A timer may fire slightly early by another clock, and late on a busy machine.
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
