import { createByokClient, isByokError } from "../index.ts";
import type { ByokClientOptions } from "../index.ts";
import { readInteger, readSeconds } from "./arguments.ts";
import { describeCause } from "./describe-cause.ts";
import { readManagementKey } from "./key.ts";
import type { Output } from "./output.ts";
import { UsageError } from "./usage-error.ts";

/** The options of every command that sends requests. */
export const connectionOptions = {
  "key-file": { type: "string" },
  "base-url": { type: "string" },
  timeout: { type: "string" },
  retries: { type: "string" },
} as const;

type ConnectionValues = { readonly [Name in keyof typeof connectionOptions]?: string | undefined };

/** The options of a client that has its management key. */
export type Connection = ByokClientOptions & { readonly apiKey: string };

/** Rejects a key to be typed, since the terminal would show it. */
export function rejectTypedKey(values: ConnectionValues): void {
  if (values["key-file"] === "-" && process.stdin.isTTY) {
    throw new UsageError("--key-file - reads from a pipe or a file, not from a terminal");
  }
}

/** Checks the options of a connection, and reads the management key last. */
export async function readConnection(
  values: ConnectionValues,
  output: Output,
): Promise<Connection> {
  const options: ByokClientOptions = {
    baseUrl: values["base-url"],
    timeoutMs: readSeconds("timeout", values.timeout),
    maxRetries: readInteger("retries", values.retries, [0, 100], undefined),
  };
  try {
    createByokClient(options);
  } catch (error) {
    if (!isByokError(error)) throw error;
    throw new UsageError(describeCause(error).replace(/^baseUrl/, "--base-url"));
  }
  const apiKey = await readManagementKey(values["key-file"]);
  output.hideKey(apiKey);
  return { ...options, apiKey };
}
