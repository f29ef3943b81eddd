import { readVariable } from "./environment.ts";
import type { ByokClientOptions } from "./options.ts";

/** A management key, or the reason why there is none. */
export type KeyReading =
  | { readonly key: string; readonly problem?: undefined }
  | { readonly problem: string; readonly key?: undefined };

/**
 * Reads the management key for one attempt.
 *
 * @param apiKey - The unchecked option.
 * @returns the key, if it is visible ASCII. A problem quotes neither the key nor an error that a function threw.
 */
export async function readManagementKey(apiKey: ByokClientOptions["apiKey"]): Promise<KeyReading> {
  let key: unknown;
  try {
    key = await provideKey(apiKey);
  } catch {
    return { problem: "the apiKey function threw an error" };
  }
  if (key === undefined || key === "") return { problem: describeMissingKey(apiKey) };
  if (typeof key !== "string" || !/^[!-~]+$/.test(key)) {
    return { problem: "apiKey must be a string of visible ASCII characters, without spaces" };
  }
  return { key };
}

async function provideKey(apiKey: ByokClientOptions["apiKey"]): Promise<unknown> {
  if (apiKey === undefined) {
    return readVariable("OPENROUTER_MANAGEMENT_KEY") || readVariable("OPENROUTER_API_KEY");
  }
  if (typeof apiKey !== "function") return apiKey;
  return await apiKey();
}

function describeMissingKey(apiKey: ByokClientOptions["apiKey"]): string {
  if (apiKey === undefined) {
    return "no management key: pass apiKey or set OPENROUTER_MANAGEMENT_KEY";
  }
  if (typeof apiKey === "function") return "the apiKey function returned nothing";
  return "apiKey is empty";
}
