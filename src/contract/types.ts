import type { GetByok } from "../generated/operations.ts";
import type { components } from "../generated/schema.ts";

/** A BYOK credential as the API returns it, without the provider key itself. */
export type ByokKey = components["schemas"]["BYOKKey"];

/** The slug of a provider, such as `"openai"`. */
export type ByokProviderSlug = components["schemas"]["BYOKProviderSlug"];

/** The query parameters of `GET /byok`. */
export type ListByokKeysQuery = NonNullable<GetByok["parameters"]["query"]>;
