import type { GetByok } from "../generated/operations.ts";
import type { components } from "../generated/schema.ts";

/** A BYOK credential, as the API describes it. It never holds the provider key itself. */
export type ByokKey = components["schemas"]["BYOKKey"];

/** The slug of a provider, such as `"openai"`. */
export type ByokProviderSlug = components["schemas"]["BYOKProviderSlug"];

/** The query parameters of `GET /byok`. */
export type ListByokKeysQuery = NonNullable<GetByok["parameters"]["query"]>;
