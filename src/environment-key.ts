/** The management key from the environment, where the runtime has one and lets it be read. */
export function readEnvironmentKey(): string | undefined {
  try {
    const { env } = process;
    return env["OPENROUTER_MANAGEMENT_KEY"] || env["OPENROUTER_API_KEY"] || undefined;
  } catch {
    return undefined;
  }
}
