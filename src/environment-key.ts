/**
 * The management key from the environment.
 *
 * @throws where there is no environment, or it may not be read
 */
export function readEnvironmentKey(): string | undefined {
  return process.env["OPENROUTER_MANAGEMENT_KEY"] || process.env["OPENROUTER_API_KEY"];
}
