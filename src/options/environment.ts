/** Reads an environment variable. It is empty where it is not set, or where there is no environment. */
export function readVariable(name: string): string {
  try {
    return process.env[name] ?? "";
  } catch {
    // There is no environment, or this variable must not be read.
    return "";
  }
}
