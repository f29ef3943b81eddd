import { isByokError } from "../../index.ts";
import type { ByokClient } from "../../index.ts";
import type { Connection } from "../connection/connection.ts";
import type { Target } from "../input/targets.ts";
import type { Row } from "../search/credential-table.ts";
import { listWorkspaceNames } from "../search/search.ts";
import { describeFailure } from "../text/messages.ts";
import { readCredentialWithId } from "./read-credential.ts";

/** The result of looking up a credential. */
export type LookUp =
  | { readonly target: Target; readonly row: Row; readonly problem?: undefined }
  | { readonly target: Target; readonly row?: undefined; readonly problem: string };

const concurrency = 4;

/** Looks up credentials by id, in any workspace. */
export async function lookUp(
  targets: readonly Target[],
  connection: Connection,
  signal: AbortSignal,
): Promise<LookUp[]> {
  const names = await readWorkspaceNames(connection, signal);
  const found: LookUp[] = [];
  const queue = targets.entries();
  const work = async (): Promise<void> => {
    for (const [index, target] of queue) {
      found[index] = await lookUpOne(target, connection.client, names, signal);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  return found;
}

async function lookUpOne(
  target: Target,
  { api }: ByokClient,
  names: ReadonlyMap<string, string | null>,
  signal: AbortSignal,
): Promise<LookUp> {
  try {
    const path = { id: target.id };
    const { data, error, response } = await api.GET("/byok/{id}", { params: { path }, signal });
    if (response.status === 404)
      return { target, problem: "this management key can see no such credential" };
    if (error)
      return { target, problem: `${response.status}: ${error.error.message.slice(0, 300)}` };
    const credential = readCredentialWithId(data.data, target.id);
    if (!credential) return { target, problem: "the response does not contain this credential" };
    const { id } = target;
    const { provider, label, name, workspace_id } = credential;
    const workspace_name = names.get(workspace_id?.toLowerCase() ?? "") ?? null;
    const facts = { id, provider, label, name, workspace_id, workspace_name };
    return { target: facts, row: { ...credential, ...facts } };
  } catch (error) {
    if (!isByokError(error)) throw error;
    return { target, problem: describeFailure(error) };
  }
}

/** Reads the names of the workspaces. If this fails, no names are known, and ids are shown instead. */
async function readWorkspaceNames(
  connection: Connection,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string | null>> {
  try {
    return await listWorkspaceNames(connection, signal);
  } catch (error) {
    if (!isByokError(error)) throw error;
    return new Map();
  }
}
