import { readVariable } from "./environment.ts";
import type { ByokClientOptions } from "./options.ts";

/** A management key, or the reason why there is no usable key. */
export type KeyResult =
  | { readonly key: string; readonly problem?: undefined }
  | { readonly problem: string; readonly key?: undefined };

/**
 * Reads the management key for one attempt.
 *
 * @param apiKey - The unchecked option.
 * @returns the key if it consists of visible ASCII characters; otherwise a problem that quotes neither the key nor an
 * error thrown by the `apiKey` function
 */
export async function readManagementKey(apiKey: ByokClientOptions["apiKey"]): Promise<KeyResult> {
  let key: unknown;
  try {
    key = await resolveKey(apiKey);
  } catch {
    return { problem: "the apiKey function threw an error" };
  }
  if (key === undefined || key === "") return { problem: describeMissingKey(apiKey) };
  if (typeof key !== "string" || !/^[!-~]+$/.test(key)) {
    return {
      problem: "the management key must be a string of visible ASCII characters, without spaces",
    };
  }
  return { key };
}

async function resolveKey(apiKey: ByokClientOptions["apiKey"]): Promise<unknown> {
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
