import type { components } from "../generated/schema.ts";

type KnownProvider = components["schemas"]["BYOKProviderSlug"];

/** The slug of a provider, such as `"openai"`. OpenRouter adds slugs without notice, so any slug is accepted. */
export type Provider = KnownProvider | (string & {});

/** Tells whether a value may be a provider's slug. */
export function isProvider(value: unknown): value is KnownProvider {
  return typeof value === "string" && value !== "";
}
