/** Reads an environment variable. Returns an empty string if it is not set or cannot be read. */
export function readVariable(name: string): string {
  try {
    return process.env[name] ?? "";
  } catch {
    // The runtime has no `process`, or denies access to this variable.
    return "";
  }
}
