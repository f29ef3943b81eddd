import { authorizationScheme } from "../contract/deletion.ts";
import { serverUrl } from "../generated/operations.ts";
import type { Account } from "./account.ts";
import { errorResponse } from "./errors.ts";
import type { SandboxRequest } from "./http.ts";
import { operations } from "./operations.ts";
import type { Operation } from "./operations.ts";
import { matchPath } from "./match-path.ts";
import type { PathParameters } from "./match-path.ts";

/** The base path of the API. */
export const basePath: string = new URL(serverUrl).pathname;

/** The operation that a request calls, and the parameters in the request's path. */
export interface Call {
  readonly operation: Operation;
  readonly parameters: PathParameters;
}

/** Finds the operation that a request calls. Returns an error response if the sandbox does not perform the request. */
export function findCall(account: Account, request: SandboxRequest): Call | Response {
  if (request.body === undefined) return errorResponse(413, "The body is larger than 1 MiB");
  const routes = operations.flatMap((operation) => {
    const parameters = matchPath(`${basePath}${operation.contract.path}`, request.url.pathname);
    return parameters ? [{ operation, parameters }] : [];
  });
  // This response is not in the API's format, because this 404 proves nothing about a credential.
  if (routes.length === 0) return new Response("Not Found", { status: 404 });
  const call = routes.find(({ operation }) => operation.contract.method === request.method);
  if (!call) {
    const allow = routes.map(({ operation }) => operation.contract.method).join(", ");
    return errorResponse(405, "Method not allowed", { allow });
  }
  return rejectKey(account, request.headers) ?? call;
}

function rejectKey({ managementKey, apiKey }: Account, headers: Headers): Response | undefined {
  const authorization = headers.get("authorization");
  if (authorization === null) return errorResponse(401, "Missing Authentication header");
  const [, scheme = "", key] = /^(\S+) +(.*)$/.exec(authorization) ?? [];
  const isKnownScheme = scheme.toLowerCase() === authorizationScheme.toLowerCase();
  if (isKnownScheme && key === managementKey) return undefined;
  return isKnownScheme && key === apiKey
    ? errorResponse(403, "Only management keys can perform this operation")
    : errorResponse(401, "Invalid management key");
}
