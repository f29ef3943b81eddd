import createOpenapiClient from "openapi-fetch";
import { isId } from "./contract/id.ts";
import { inputError } from "./errors/input-error.ts";
import type { paths } from "./generated/schema.ts";
import type { ListedByokKey } from "./listing/listed.ts";
import { searchCredentials } from "./listing/search.ts";
import type { Api } from "./listing/lists.ts";
import type { SearchFilter } from "./listing/search.ts";
import type { ByokClientOptions } from "./options/options.ts";
import { readClientOptions } from "./options/settings.ts";
import type { CallSettings } from "./options/settings.ts";

/** Which credentials {@link listByokKeys} returns. */
export interface ByokKeyFilter {
  /** The slug of a provider, such as `"openai"`. By default every provider. */
  readonly provider?: string | undefined;
  /** The id of a workspace, a UUID. By default every workspace, and the global credentials. */
  readonly workspaceId?: string | undefined;
}

const filterNames = ["provider", "workspaceId"];

/**
 * Lists the credentials of every workspace and the global ones, each of them once.
 *
 * It resolves with all of them or rejects: if a workspace cannot be read, or a list changes each time it is read, there
 * is no partial result. It reads `GET /workspaces`, then `GET /byok` for each workspace and for none, page by page, with
 * at most four requests at a time. A list that changes meanwhile is read up to three times. The `400` that the API
 * documents for an account without a default workspace counts as an empty list of that workspace.
 *
 * Of a credential, only the properties of {@link ListedByokKey} are kept; texts are cut at 300 characters, and a label of
 * more than 100 characters is `null`. More than 100,000 credentials, or 32 Mi characters in all, are rejected.
 *
 * @param filter - Limits the list to a provider, or to a workspace.
 * @param options - Those of a client. Time limits and retries apply to each request, `signal` to all of them.
 * @throws {@link ByokError} unless every list was read to its end
 *
 * @example
 * ```ts
 * import { listByokKeys, matchesLabel } from "openrouter-byok";
 *
 * const credentials = await listByokKeys({ provider: "openai" });
 * const candidates = credentials.filter(({ label }) => matchesLabel(label, leakedKey));
 * ```
 */
export async function listByokKeys(
  filter: ByokKeyFilter = {},
  options: ByokClientOptions = {},
): Promise<ListedByokKey[]> {
  const settings = readClientOptions(options);
  const api = createOpenapiClient<paths>({ baseUrl: settings.baseUrl });
  return await listCredentials(filter, api, settings);
}

/** Lists credentials through an openapi-fetch client. */
export async function listCredentials(
  filter: ByokKeyFilter,
  api: Api,
  settings: CallSettings,
): Promise<ListedByokKey[]> {
  const { credentials } = await searchCredentials(api, settings, readFilter(filter));
  return [...credentials];
}

function readFilter(filter: ByokKeyFilter): SearchFilter {
  checkNames(filter);
  const { provider, workspaceId } = filter;
  if (provider !== undefined && !isNonEmptyString(provider)) {
    throw inputError("filter", "provider must be the slug of a provider");
  }
  if (workspaceId !== undefined && !isId(workspaceId)) {
    throw inputError("filter", "workspaceId must be the id of a workspace, a UUID");
  }
  const workspaceIds = workspaceId === undefined ? undefined : [workspaceId];
  return { provider, workspaceIds, needsWorkspaces: workspaceIds === undefined };
}

/** Rejects a misspelt filter, which would list more than was asked for. */
function checkNames(filter: unknown): void {
  const isObject = typeof filter === "object" && filter !== null;
  const isKnown = isObject && Object.keys(filter).every((name) => filterNames.includes(name));
  if (!isKnown) {
    throw inputError("filter", "filter must be an object with only provider and workspaceId");
  }
}

function isNonEmptyString(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}
