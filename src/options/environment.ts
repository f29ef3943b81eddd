/** Reads an environment variable. Returns an empty string if it is not set, or if there is no environment. */
export function readVariable(name: string): string {
  try {
    return process.env[name] ?? "";
  } catch {
    // There is no environment, or reading this variable is not permitted.
    return "";
  }
}
