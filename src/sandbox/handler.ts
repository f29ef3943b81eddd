import { authorizationScheme } from "../contract/deletion.ts";
import { serverUrl } from "../generated/operations.ts";
import type { SandboxRequest } from "./http.ts";
import { operations } from "./operations.ts";
import type { Account } from "./operations.ts";
import { errorResponse } from "./respond.ts";

/** The base path of the API. */
export const basePath: string = new URL(serverUrl).pathname;

/** The keys of an account. */
export interface Keys {
  readonly managementKey: string;
  /** A key that may use the account's credentials, but not manage them. */
  readonly apiKey: string;
}

/**
 * Handles a request as the contract and its descriptions say: checks path, method and key, then runs the operation.
 */
export async function handle(
  account: Account,
  keys: Keys,
  request: SandboxRequest,
): Promise<Response> {
  const route = findRoute(request.url.pathname);
  // Not in the API's own format: such a 404 says nothing about a credential.
  if (!route) return new Response("Not Found", { status: 404 });
  const { methods, id } = route;
  const operation = Object.hasOwn(methods, request.method) ? methods[request.method] : undefined;
  if (!operation) {
    const response = errorResponse(405, "Method not allowed");
    response.headers.set("allow", Object.keys(methods).join(", "));
    return response;
  }
  return rejectKey(keys, request.headers) ?? (await operation(account, request, id));
}

function rejectKey({ managementKey, apiKey }: Keys, headers: Headers): Response | undefined {
  const authorization = headers.get("authorization");
  if (authorization === null) return errorResponse(401, "Missing Authentication header");
  const [scheme = "", key] = authorization.split(/ +(.*)/);
  const isKnownScheme = scheme.toLowerCase() === authorizationScheme.toLowerCase();
  if (isKnownScheme && key === managementKey) return undefined;
  return isKnownScheme && key === apiKey
    ? errorResponse(403, "Only management keys can perform this operation")
    : errorResponse(401, "Invalid management key");
}

/** Finds the path of the contract that matches exactly, segment by segment, after percent-decoding. */
function findRoute(
  pathname: string,
): { methods: (typeof operations)[string]; id: string } | undefined {
  const segments = pathname.split("/").map(decode);
  for (const [path, methods] of Object.entries(operations)) {
    const template = `${basePath}${path}`.split("/");
    const isMatch =
      template.length === segments.length &&
      template.every((part, index) =>
        part === "{id}" ? segments[index] : part === segments[index],
      );
    if (isMatch) return { methods, id: segments[template.indexOf("{id}")] ?? "" };
  }
  return undefined;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    // A malformed escape matches no segment of a path, and no id.
    return segment;
  }
}
