import http from "node:http";
import type { ByokFetch } from "../../index.ts";
import type { Output } from "../output/output.ts";
import { describeUnusedProxy } from "../text/messages.ts";
import { UsageError } from "../text/usage-error.ts";

const variables = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"];

/** The `node:http` module of a version of Node whose `fetch` can honour the proxy variables. */
interface ProxyAware {
  readonly setGlobalProxyFromEnv: () => unknown;
}

/** How requests reach the API. */
export interface Route {
  /** The `fetch` to use; by default, the global one. */
  readonly fetch?: ByokFetch;
  /** The variable that names the proxy, if requests use a proxy. */
  readonly proxySource?: string;
}

/**
 * Makes requests honour `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` through Node or an installed `undici`. Prints a
 * warning if neither supports them.
 */
export async function setUpProxy(output: Output): Promise<Route> {
  const variable = variables.find((name) => (process.env[name] ?? "") !== "");
  if (variable === undefined) return {};
  if (isHonouredByNode()) return { proxySource: variable };
  checkProxyUrls();
  if (isProxyAware(http)) {
    http.setGlobalProxyFromEnv();
    return { proxySource: variable };
  }
  const proxiedFetch = await createUndiciFetch();
  if (proxiedFetch) return { fetch: proxiedFetch, proxySource: variable };
  for (const line of describeUnusedProxy(variable)) output.note(line);
  return {};
}

/**
 * Checks the URLs of the proxies. curl accepts a host and a port without a scheme, but neither Node nor `undici` does.
 *
 * @throws UsageError with the name of the variable. The message does not quote the URL, which may contain a password.
 */
function checkProxyUrls(): void {
  for (const name of variables) {
    const value = process.env[name] ?? "";
    const isValid = URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
    if (value === "" || isValid) continue;
    throw new UsageError(
      `${name} must be an http: or https: URL, such as http://proxy.example:3128`,
    );
  }
}

/** Tells whether Node itself honours the variables: an option for this is set, and this version supports it. */
function isHonouredByNode(): boolean {
  if (process.execArgv.includes("--use-env-proxy")) return true;
  // Node 24.0 to 24.4 supports the variable, but not yet the flag.
  const supportsVariable =
    process.allowedNodeEnvironmentFlags.has("--use-env-proxy") ||
    process.versions.node.startsWith("24.");
  return process.env["NODE_USE_ENV_PROXY"] === "1" && supportsVariable;
}

function isProxyAware(module: object): module is ProxyAware {
  return "setGlobalProxyFromEnv" in module && typeof module.setGlobalProxyFromEnv === "function";
}

/** Creates a `fetch` from `undici`, which is an optional peer dependency. */
async function createUndiciFetch(): Promise<ByokFetch | undefined> {
  try {
    const { EnvHttpProxyAgent, fetch } = await import("undici");
    const dispatcher = new EnvHttpProxyAgent();
    return (url, init) => fetch(url, { ...init, dispatcher });
  } catch {
    return undefined;
  }
}
