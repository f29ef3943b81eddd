import { inputError } from "../input-error.ts";
import type { Call } from "./call.ts";

/**
 * Reads the management key for one attempt.
 *
 * @throws ByokError for a key that is missing or not visible ASCII. Its message quotes neither the key nor what
 * a function threw.
 */
export async function readKey(call: Call): Promise<string> {
  const key = await provideKey(call);
  if (key === undefined || key === "") {
    const { apiKey } = call;
    const message =
      apiKey === undefined
        ? "there is no management key: pass apiKey or set OPENROUTER_MANAGEMENT_KEY"
        : typeof apiKey === "function"
          ? "the apiKey function returned nothing"
          : "apiKey is empty";
    throw inputError("apiKey", message, call);
  }
  if (typeof key !== "string" || !/^[!-~]+$/.test(key)) {
    const message = "apiKey must be a string of visible ASCII characters, without spaces";
    throw inputError("apiKey", message, call);
  }
  return key;
}

async function provideKey(call: Call): Promise<unknown> {
  const { apiKey = readEnvironmentKey } = call;
  try {
    return typeof apiKey === "function" ? await (apiKey as () => unknown)() : apiKey;
  } catch {
    throw inputError("apiKey", "the apiKey function threw an error", call);
  }
}

function readEnvironmentKey(): string {
  return readVariable("OPENROUTER_MANAGEMENT_KEY") || readVariable("OPENROUTER_API_KEY");
}

function readVariable(name: string): string {
  try {
    // An own variable only: `env` inherits from a prototype that anyone can extend.
    return (Object.hasOwn(process.env, name) && process.env[name]) || "";
  } catch {
    // There is no environment, or this variable must not be read.
    return "";
  }
}
