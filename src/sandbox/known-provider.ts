import { isProvider } from "../contract/provider.ts";

/** Replaces a slug by one of the contract's, because the validators know no others. */
export function withKnownProvider<Body extends object>(body: Body): Body {
  return "provider" in body && isProvider(body.provider) ? { ...body, provider: "openai" } : body;
}

/** The same for each credential in the body of a response. */
export function withKnownProviders(body: object): object {
  if (!("data" in body) || typeof body.data !== "object" || body.data === null) return body;
  const { data } = body;
  return {
    ...body,
    data: Array.isArray(data) ? data.map(withKnownProvider) : withKnownProvider(data),
  };
}
