import createOpenapiClient from "openapi-fetch";
import type { paths } from "../../generated/schema.ts";
import type { ByokClientOptions } from "../../index.ts";
import type { ListedWorkspace } from "../../listing/listed.ts";
import { searchCredentials } from "../../listing/search.ts";
import type { SearchFilter, SearchResult } from "../../listing/search.ts";
import { readClientOptions } from "../../options/settings.ts";
import type { Connection } from "../connection/connection.ts";
import { readProviders, readWorkspaceIds } from "../input/option-values.ts";
import { count } from "../text/messages.ts";
import type { Row } from "./credential-table.ts";

/** The providers and workspaces to search. */
export interface Scope {
  /** Empty means every provider. */
  readonly providers: readonly string[];
  /** Empty means every workspace. */
  readonly workspaceIds: readonly string[];
}

/** The credentials that a search found, and the workspaces of the account. */
export interface Found {
  readonly rows: readonly Row[];
  /** The names of the account's workspaces, by id in lower case. */
  readonly workspaceNames: ReadonlyMap<string, string | null>;
}

/** Checks the options that limit a search. */
export function readScope(values: {
  readonly provider?: readonly string[] | undefined;
  readonly workspace?: readonly string[] | undefined;
}): Scope {
  return {
    providers: readProviders(values.provider ?? []),
    workspaceIds: readWorkspaceIds(values.workspace ?? []),
  };
}

/**
 * Reads all credentials in a scope, ordered by workspace, with the global credentials last.
 *
 * @throws ByokError if a list could not be read to its end
 */
export async function search(
  { options }: Connection,
  { providers, workspaceIds }: Scope,
): Promise<Found> {
  const [provider, ...others] = providers;
  const { credentials, workspaces } = await searchWithLibrary(options, {
    // The API can filter by only one provider.
    provider: others.length === 0 ? provider : undefined,
    workspaceIds: workspaceIds.length === 0 ? undefined : workspaceIds,
    needsWorkspaces: true,
  });
  const workspaceNames = namesById(workspaces);
  const rows = credentials
    .filter((credential) => others.length === 0 || providers.includes(credential.provider ?? ""))
    .map((credential): Row => {
      const { workspace_id } = credential;
      const name = workspaceNames.get(workspace_id?.toLowerCase() ?? "") ?? null;
      return { ...credential, workspace_name: name };
    });
  const isGlobal = ({ workspace_id }: Row): boolean => workspace_id === null;
  return {
    rows: [...rows.filter((row) => !isGlobal(row)), ...rows.filter(isGlobal)],
    workspaceNames,
  };
}

/** Reads the names of the account's workspaces, by id in lower case. */
export async function listWorkspaceNames(
  { options }: Connection,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string | null>> {
  const filter = { provider: undefined, workspaceIds: [], needsWorkspaces: true };
  const { workspaces } = await searchWithLibrary({ ...options, signal }, filter);
  return namesById(workspaces);
}

function namesById(workspaces: readonly ListedWorkspace[]): Map<string, string | null> {
  return new Map(workspaces.map(({ id, name }) => [id.toLowerCase(), name]));
}

/** Runs the same search as `listByokKeys`, but also returns the workspaces. */
function searchWithLibrary(
  options: ByokClientOptions,
  filter: SearchFilter,
): Promise<SearchResult> {
  const settings = readClientOptions(options);
  const api = createOpenapiClient<paths>({ baseUrl: settings.baseUrl });
  return searchCredentials(api, settings, filter);
}

/** Describes the searched places, such as `6 workspaces and the global credentials`. */
export function describePlaces({ workspaceIds }: Scope, { workspaceNames }: Found): string {
  const isEverywhere = workspaceIds.length === 0;
  return isEverywhere
    ? `${count(workspaceNames.size, "workspace")} and the global credentials`
    : count(workspaceIds.length, "workspace");
}
