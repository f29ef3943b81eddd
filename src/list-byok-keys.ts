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
 * The result is complete: if a list cannot be read to its end, the call rejects. The call requests `GET /workspaces`,
 * then `GET /byok` for each workspace and once without a workspace, page by page, with at most four requests at a time.
 * With `workspaceId`, it requests only the list of that workspace, and omits the global credentials. If a list changes
 * while the call reads it, the call reads that list again from the beginning, at most three times in all. The `400`
 * that the API documents for an account without a default workspace counts as an empty list. The contract does not
 * specify which lists contain the global credentials; in the sandbox, every list contains them.
 *
 * Each credential has only the properties of {@link ListedByokKey}. Strings are truncated to 300 characters, and a
 * label of more than 100 characters becomes `null`. The call rejects if the lists contain more than about 100,000
 * credentials or 32 million characters in total.
 *
 * @param filter - Limits the result to a provider or a workspace.
 * @param options - Client options. The time limits and `maxRetries` apply to each request, `signal` to the whole call.
 * @throws {@link ByokError} if the filter or an option is invalid, or if a list cannot be read to its end
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

/** Rejects unknown properties: if a misspelt property were ignored, the result would contain too many credentials. */
function checkNames(filter: unknown): void {
  const isObject = typeof filter === "object" && filter !== null;
  const isValid = isObject && Object.keys(filter).every((name) => filterNames.includes(name));
  if (!isValid) {
    throw inputError("filter", "filter must be an object with only provider and workspaceId");
  }
}

function isNonEmptyString(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}
