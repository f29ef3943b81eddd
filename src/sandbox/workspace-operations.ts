import { getWorkspaces } from "../generated/operations.ts";
import type { GetWorkspaces } from "../generated/operations.ts";
import type { Account } from "./account.ts";
import { checkFields, readQuery } from "./check-request.ts";
import type { SandboxRequest } from "./http.ts";
import { paginate } from "./paginate.ts";
import type { Reply } from "./reply.ts";

/** `GET /workspaces`: lists the workspaces of the account. */
export function listWorkspaces(
  { workspaces }: Account,
  { url }: SandboxRequest,
): Reply<GetWorkspaces["responses"]> {
  const query = checkFields(getWorkspaces.isQuery, readQuery(url));
  return { status: 200, body: paginate(workspaces.list(), query) };
}
