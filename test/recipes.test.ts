import { createHmac } from "node:crypto";
import { readdirSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { context, SpanStatusCode, trace } from "@opentelemetry/api";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base";
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  onTestFinished,
  test,
  vi,
} from "vitest";
import { createByokClient, deleteByokKey } from "../src/index.ts";
import type { ByokClient, ByokClientOptions, ByokFetch } from "../src/index.ts";
import { createSandbox } from "../src/sandbox/sandbox.ts";
import type { Sandbox } from "../src/sandbox/sandbox.ts";
import { startProxy } from "./helpers/proxy.ts";
import { compileSamples } from "./helpers/samples.ts";
import type { Run } from "./helpers/run.ts";
import { runNode } from "./helpers/run.ts";

const root = join(import.meta.dirname, "..");
const recipes = readdirSync(join(root, "docs"))
  .filter((name) => name.endsWith(".md"))
  .map((name) => `docs/${name}`);
const samples = await compileSamples(["README.md", ...recipes], ["node"]);
afterAll(() => samples.remove());

test("every sample in the recipes compiles against the built package", () => {
  expect(recipes).toHaveLength(7);
  expect(samples.errors).toBe("");
});

let sandbox: Sandbox;

beforeEach(() => {
  sandbox = createSandbox();
  vi.stubEnv("OPENROUTER_MANAGEMENT_KEY", sandbox.managementKey);
  vi.stubGlobal("fetch", sandbox.fetch);
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

const providerKey = "sk-provider-key-0001";
const add = (): Promise<string> => sandbox.addCredential({ provider: "openai", providerKey });
const isDeleted = (id: string): boolean => sandbox.getCredential(id)?.deletedAt !== undefined;

describe("rotating a key", async () => {
  type Verify = (newKey: string) => Promise<void>;
  type Rotate = (id: string, key: string, verify: Verify, client?: ByokClient) => Promise<void>;
  const { rotate } = await samples.load<{ rotate: Rotate }>("rotate");
  const newKey = "sk-provider-key-0002";

  test("replaces the key in place once the new key is verified", async () => {
    const id = await add();
    const verify = vi.fn(async () => {
      expect(await sandbox.readProviderKey(id)).toBe(providerKey);
    });
    await rotate(id, newKey, verify);
    expect(verify).toHaveBeenCalledExactlyOnceWith(newKey);
    expect(await sandbox.readProviderKey(id)).toBe(newKey);
  });

  test("keeps the old key if the new key does not work or the API rejects it", async () => {
    const id = await add();
    const cause = new Error("the provider rejects it");
    await expect(rotate(id, newKey, () => Promise.reject(cause))).rejects.toBe(cause);
    sandbox.injectFaults({ method: "PATCH", status: 403 });
    const rejected = rotate(id, newKey, () => Promise.resolve());
    await expect(rejected).rejects.toThrow("may still have the old key: Injected fault");
    expect(await sandbox.readProviderKey(id)).toBe(providerKey);
  });
});

describe("replacing a credential", async () => {
  type Replace = (
    id: string,
    key: string,
    verify: (newKey: string) => Promise<void>,
  ) => Promise<string>;
  const { replace } = await samples.load<{ replace: Replace }>("replace");
  const newKey = "sk-provider-key-0002";

  test("verifies the new key, copies the settings, and then deletes the old credential", async () => {
    const id = await add();
    const { api } = createByokClient();
    const settings = { name: "Production", is_fallback: true, allowed_models: ["openai/gpt-5"] };
    await api.PATCH("/byok/{id}", { params: { path: { id } }, body: settings });
    const verify = vi.fn(async () => {
      const { data } = await api.GET("/byok");
      expect(data?.data.map((credential) => credential.id)).toEqual([id]);
    });
    const newId = await replace(id, newKey, verify);
    expect(verify).toHaveBeenCalledExactlyOnceWith(newKey);
    expect(isDeleted(id)).toBe(true);
    const { resource } = sandbox.getCredential(id) ?? {};
    expect(sandbox.getCredential(newId)?.resource).toEqual({
      ...resource,
      ...settings,
      id: newId,
      label: "sk-...0002",
      created_at: expect.any(String) as string,
      sort_order: 1,
    });
  });

  test("keeps the old credential if the new key does not work or the API rejects it", async () => {
    const id = await add();
    const cause = new Error("the provider rejects it");
    await expect(replace(id, newKey, () => Promise.reject(cause))).rejects.toBe(cause);
    sandbox.injectFaults({ method: "POST", status: 403 });
    const rejected = replace(id, newKey, () => Promise.resolve());
    await expect(rejected).rejects.toThrow("no confirmation of the new credential (status 403)");
    const { data } = await createByokClient().api.GET("/byok");
    expect(data?.data.map((credential) => credential.id)).toEqual([id]);
  });
});

describe("the secret scanning webhook", async () => {
  type Handler = (request: Request) => Promise<Response>;
  const { onAlert } = await samples.load<{ onAlert: Handler }>("secret-scanning");
  const alertUrl = "https://api.github.com/repos/octo/app/secret-scanning/alerts/42";
  const eventOf = (action: string, type: string, url = alertUrl): string =>
    JSON.stringify({ action, alert: { url, secret_type: type } });
  const isDisabled = (id: string): boolean | undefined =>
    sandbox.getCredential(id)?.resource.disabled;
  const alert = eventOf("created", "openai_api_key");
  let validity = "active";

  const deliver = (body: string, secret = "webhook-secret"): Promise<Response> => {
    const digest = createHmac("sha256", secret).update(body).digest("hex");
    const headers = { "x-hub-signature-256": `sha256=${digest}` };
    return onAlert(new Request("https://example.com/", { method: "POST", headers, body }));
  };

  beforeEach(() => {
    validity = "active";
    vi.stubEnv("WEBHOOK_SECRET", "webhook-secret");
    vi.stubEnv("GITHUB_TOKEN", "github-token");
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    // Responds as GitHub at the alert's URL, and as the sandbox at every other URL.
    vi.stubGlobal("fetch", (url: string, init: RequestInit) => {
      if (url !== alertUrl) return sandbox.fetch(url, init);
      const { authorization } = init.headers as Record<string, string>;
      const isAllowed = authorization === "Bearer github-token";
      const found = { secret: providerKey, validity };
      return Promise.resolve(Response.json(found, { status: isAllowed ? 200 : 401 }));
    });
  });

  test.each(["created", "validated"])(
    "disables every credential that may hold the leaked key, in any workspace, if the alert is %s",
    async (action) => {
      const id = await add();
      const workspaceId = "a0000000-0000-4000-8000-000000000001";
      const other = await sandbox.addCredential({ provider: "openai", providerKey, workspaceId });
      const response = await deliver(eventOf(action, "openai_api_key"));
      expect(await response.json()).toEqual({ disabled: [id, other] });
      expect([id, other].map(isDisabled)).toEqual([true, true]);
      expect([id, other].map(isDeleted)).toEqual([false, false]);
    },
  );

  test.each([
    ["a wrong signature", 401, () => deliver(alert, "another secret")],
    [
      "a missing signature",
      401,
      () => onAlert(new Request("https://example.com/", { method: "POST", body: alert })),
    ],
    ["another action", 200, () => deliver(eventOf("resolved", "openai_api_key"))],
    ["a key of another provider", 200, () => deliver(eventOf("created", "anthropic_api_key"))],
    [
      "a URL that is not GitHub's",
      400,
      () => deliver(eventOf("created", "openai_api_key", "https://evil.example/alerts/42")),
    ],
    [
      "a key of unknown validity",
      200,
      () => {
        validity = "unknown";
        return deliver(alert);
      },
    ],
    ["GitHub's ping", 200, () => deliver('{ "zen": "Design for failure." }')],
    ["another kind of secret", 200, () => deliver(eventOf("created", "aws_secret_access_key"))],
    [
      "a token that GitHub rejects",
      502,
      () => {
        vi.stubEnv("GITHUB_TOKEN", "another-token");
        return deliver(alert);
      },
    ],
    [
      "a management key that the API rejects",
      500,
      () => {
        vi.stubEnv("OPENROUTER_MANAGEMENT_KEY", "sk-or-v1-wrong");
        return deliver(alert);
      },
    ],
  ])("changes nothing for %s", async (_case, status, send) => {
    const id = await add();
    expect((await send()).status).toBe(status);
    expect(isDisabled(id)).toBe(false);
  });
});

describe("the Worker", async () => {
  interface Queue {
    queue(batch: { messages: object[] }, env: object): Promise<void>;
  }
  const { default: worker } = await samples.load<{ default: Queue }>("worker");

  const handle = async (ids: string[], apiKey = sandbox.managementKey): Promise<string[]> => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    // A Worker does not have this environment variable.
    vi.stubEnv("OPENROUTER_MANAGEMENT_KEY", undefined);
    const calls: string[] = [];
    const messages = ids.map((body) => ({
      body,
      ack: () => calls.push("ack"),
      retry: () => calls.push("retry"),
    }));
    await worker.queue({ messages }, { OPENROUTER_MANAGEMENT_KEY: apiKey });
    return calls;
  };

  test("acknowledges the message of a deleted or absent credential", async () => {
    const id = await add();
    expect(await handle([id, id])).toEqual(["ack", "ack"]);
    expect(isDeleted(id)).toBe(true);
  });

  test("leaves the retry of a failed deletion to the queue, and continues with the next message", async () => {
    const id = await add();
    sandbox.injectFaults({ status: 403, body: "<h1>Forbidden</h1>" });
    expect(await handle([id, "not an id", id])).toEqual(["retry", "retry", "ack"]);
    expect(await handle([await add()], "sk-or-v1-wrong")).toEqual(["retry"]);
  });
});

describe("the proxied client", async () => {
  type Create = (proxy: string, options?: ByokClientOptions) => ByokClient;
  const { createProxiedClient } = await samples.load<{ createProxiedClient: Create }>(
    "proxied-client",
  );

  test("deletes a credential through the proxy", async () => {
    const api = await sandbox.listen();
    onTestFinished(() => api.close());
    const { url, tunnels } = await startProxy();
    const id = await add();
    await createProxiedClient(url, { baseUrl: api.url }).deleteByokKey(id);
    expect(tunnels).toEqual([new URL(api.url).host]);
    expect(isDeleted(id)).toBe(true);
  });

  test("reports the credential as unknown if the proxy rejects the connection", async () => {
    const { url, tunnels } = await startProxy("rejecting");
    const client = createProxiedClient(url, { maxRetries: 0 });
    const expected = { reason: "network", credential: "unknown" };
    await expect(client.deleteByokKey(await add())).rejects.toMatchObject(expected);
    expect(tunnels).toEqual(["openrouter.ai:443"]);
  });
});

describe("each attempt", async () => {
  const { tracedFetch } = await samples.load<{ tracedFetch: ByokFetch }>("traced-fetch");
  type Create = (log: (entry: object) => void) => ByokFetch;
  const { createLoggedFetch } = await samples.load<{ createLoggedFetch: Create }>("logged-fetch");

  test("is recorded as a span without the management key", async () => {
    const exporter = new InMemorySpanExporter();
    const spanProcessors = [new SimpleSpanProcessor(exporter)];
    trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors }));
    onTestFinished(() => {
      trace.disable();
      context.disable();
    });
    const id = await add();
    sandbox.injectFaults({ dropsConnection: true }, { status: 503 });
    await deleteByokKey(id, { fetch: tracedFetch });
    const spans = exporter.getFinishedSpans();
    expect(spans.map(({ name, attributes, status }) => [name, attributes, status.code])).toEqual(
      [
        [undefined, SpanStatusCode.ERROR],
        [503, SpanStatusCode.ERROR],
        [200, SpanStatusCode.UNSET],
      ].map(([status, code]) => {
        const request = {
          "http.request.method": "DELETE",
          "url.full": `https://openrouter.ai/api/v1/byok/${id}`,
        };
        return [
          "DELETE",
          status ? { ...request, "http.response.status_code": status } : request,
          code,
        ];
      }),
    );
    expect(spans[0]?.events.map(({ name }) => name)).toEqual(["exception"]);
    const recorded = spans.map(({ attributes, events }) => ({ attributes, events }));
    expect(JSON.stringify(recorded)).not.toContain(sandbox.managementKey);
  });

  test("is logged without the management key", async () => {
    const log = vi.fn();
    const id = await add();
    sandbox.injectFaults({ dropsConnection: true });
    await deleteByokKey(id, { fetch: createLoggedFetch(log) });
    const request = { method: "DELETE", url: `https://openrouter.ai/api/v1/byok/${id}` };
    const error = "TypeError: the connection was dropped";
    expect(log.mock.calls).toEqual([[{ ...request, error }], [{ ...request, status: 200 }]]);
  });
});

describe("the sample test for", () => {
  const packages = join(root, "node_modules");
  const vitest = [join(packages, "vitest/vitest.mjs"), "run"];
  const jest = ["--experimental-vm-modules", join(packages, "jest/bin/jest.js"), "--config", "{}"];
  const ensureDeleted = join(samples.folder, "ensure-deleted.js");

  // Without this configuration, Vitest would use the configuration of this project.
  beforeAll(() => writeFile(join(samples.folder, "vitest.config.js"), "export default {};\n"));

  test.each([
    ["Vitest", [...vitest, "with-vitest.test.js"]],
    ["Jest", [...jest, "with-jest.test.js"]],
  ])("%s passes, but fails if ensureDeleted() does nothing", async (_runner, args) => {
    const { PATH } = process.env;
    const run = (): Promise<Run> => runNode(samples.folder, args, { PATH, NO_COLOR: "1" });
    const passed = await run();
    expect(passed.stdout + passed.stderr).toMatch(/Tests:? +1 passed/);
    expect(passed.code).toBe(0);

    const code = await readFile(ensureDeleted);
    onTestFinished(() => writeFile(ensureDeleted, code));
    await writeFile(ensureDeleted, "export const ensureDeleted = async () => {};\n");
    const failed = await run();
    expect(failed.stdout + failed.stderr).toMatch(/Tests:? +1 failed/);
    expect(failed.code).toBe(1);
  });
});
