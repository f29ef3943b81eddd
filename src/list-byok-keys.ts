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
  /** The slug of a provider, such as `"openai"`. By default, every provider. */
  readonly provider?: string | undefined;
  /** The id of a workspace, a UUID. By default, every workspace and the global credentials. */
  readonly workspaceId?: string | undefined;
}

const filterNames = ["provider", "workspaceId"];

/**
 * Lists the credentials of every workspace and the global credentials, without duplicates.
 *
 * Every list is read to its end. If a workspace cannot be read, or a list keeps changing while it is read, the call
 * rejects. The call reads `GET /workspaces`, then `GET /byok` for each workspace and once without a workspace, page by
 * page, with at most four requests at a time. If a list changes while it is read, it is read again, up to three times in
 * all. The `400` that the API documents for an account without a default workspace counts as an empty list. The contract
 * does not say which lists contain the global credentials; the sandbox includes them in each.
 *
 * Each credential has only the properties of {@link ListedByokKey}. Strings are truncated to 300 characters, and a label
 * of more than 100 characters becomes `null`. The call rejects if there are more than about 100,000 credentials, or
 * 32 million characters in total.
 *
 * @param filter - Limits the list to a provider or a workspace.
 * @param options - Options of a client. Time limits and retries apply to each request, `signal` to the whole call.
 * @throws {@link ByokError} if a list could not be read to its end
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
    throw inputError("filter", "provider must be a provider slug");
  }
  if (workspaceId !== undefined && !isId(workspaceId)) {
    throw inputError("filter", "workspaceId must be a workspace id (a UUID)");
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
