/**
 * The management key from the environment, or an empty string.
 *
 * @throws where there is no environment, or it may not be read
 */
export function readEnvironmentKey(): string {
  return process.env["OPENROUTER_MANAGEMENT_KEY"] || process.env["OPENROUTER_API_KEY"] || "";
}
