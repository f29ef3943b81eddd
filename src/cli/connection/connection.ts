import { createByokClient, isByokError } from "../../index.ts";
import type { ByokClient, ByokClientOptions } from "../../index.ts";
import { serverUrl } from "../../generated/operations.ts";
import { defaultLimits } from "../../options/settings.ts";
import { readInteger, readSeconds } from "../input/option-values.ts";
import type { Output } from "../output/output.ts";
import { describeBaseUrl } from "../text/messages.ts";
import type { BaseUrl, Sources } from "../text/messages.ts";
import { UsageError } from "../text/usage-error.ts";
import { readManagementKey } from "./management-key.ts";
import { setUpProxy } from "./proxy.ts";

/** The options of every command that sends requests. */
export const connectionOptions = {
  "key-file": { type: "string" },
  "base-url": { type: "string" },
  timeout: { type: "string" },
  retries: { type: "string" },
} as const;

type ConnectionValues = { readonly [Name in keyof typeof connectionOptions]?: string | undefined };

/** How to reach the API. */
export interface Connection extends Sources {
  readonly client: ByokClient;
  /** The options of the client. */
  readonly options: ByokClientOptions;
  /** How long an action may take, including its retries. */
  readonly timeoutMs: number;
  readonly maxRetries: number;
}

/** Checks the connection options, then reads the management key, and creates the client. */
export async function openConnection(
  values: ConnectionValues,
  output: Output,
): Promise<Connection> {
  const timeoutMs = readSeconds("timeout", values.timeout, defaultLimits.timeoutMs);
  const maxRetries = readInteger("retries", values.retries, [0, 100], defaultLimits.maxRetries);
  const baseUrl = findBaseUrl(values["base-url"]);
  const unchecked = { baseUrl: baseUrl.value, timeoutMs, maxRetries };
  createClient(unchecked, baseUrl);
  const key = await readManagementKey(values["key-file"]);
  output.hideKey(key.value);
  for (const line of describeBaseUrl(baseUrl)) output.note(line);
  const { fetch, proxySource } = await setUpProxy(output);
  const options: ByokClientOptions = { ...unchecked, apiKey: key.value, fetch };
  const client = createClient(options, baseUrl);
  const keySource = key.source;
  return { client, options, keySource, baseUrl, proxySource, timeoutMs, maxRetries };
}

function findBaseUrl(option: string | undefined): BaseUrl {
  if (option !== undefined) return { value: option, source: "--base-url" };
  const variable = process.env["OPENROUTER_BASE_URL"] ?? "";
  if (variable !== "") return { value: variable, source: "OPENROUTER_BASE_URL" };
  return { value: serverUrl, source: "the default base URL" };
}

/**
 * Creates a client.
 *
 * @throws UsageError if the base URL is invalid
 */
function createClient(options: ByokClientOptions, { source }: BaseUrl): ByokClient {
  try {
    return createByokClient(options);
  } catch (error) {
    if (!isByokError(error)) throw error;
    throw new UsageError(
      error.argument === "baseUrl"
        ? `${source} must be an https: URL, or http: on loopback, without credentials, query or fragment`
        : error.message,
    );
  }
}
