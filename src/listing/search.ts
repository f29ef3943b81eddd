import { ByokErrorBase } from "../errors/byok-error.ts";
import type { CallSettings } from "../options/settings.ts";
import { Budget } from "./budget.ts";
import type { ListedByokKey, ListedWorkspace } from "./listed.ts";
import { credentialList, workspaceList } from "./lists.ts";
import type { Api, List } from "./lists.ts";
import { readPages } from "./read-pages.ts";
import { requestPage } from "./request-page.ts";

/** Which credentials to search for. */
export interface SearchFilter {
  /** The slug of a provider, or `undefined` for every provider. */
  readonly provider: string | undefined;
  /** The ids of workspaces, or `undefined` for every workspace and the global credentials. */
  readonly workspaceIds: readonly string[] | undefined;
  /** Whether to list the workspaces, which a search of every workspace requires. */
  readonly needsWorkspaces: boolean;
}

/** The result of a search. */
export interface SearchResult {
  readonly credentials: readonly ListedByokKey[];
  /** The workspaces of the account, if they were listed. */
  readonly workspaces: readonly ListedWorkspace[];
}

/** How many requests are sent at the same time. */
const concurrency = 4;

/**
 * Searches workspaces for credentials. The result has no duplicates, even if a credential is in several lists.
 *
 * @throws ByokError if a list could not be read to its end
 */
export async function searchCredentials(
  api: Api,
  settings: CallSettings,
  { provider, workspaceIds, needsWorkspaces }: SearchFilter,
): Promise<SearchResult> {
  const search = new Search(settings);
  try {
    const workspaces = needsWorkspaces ? await search.read(workspaceList(api)) : [];
    const lists = (workspaceIds ?? workspaces.map(({ id }) => id)).map((id) =>
      credentialList(api, provider, id),
    );
    // Without a workspace, the API lists the default workspace, and perhaps credentials that are in no other list.
    if (!workspaceIds) lists.push(credentialList(api, provider, undefined));
    const credentials = await search.readAll(lists);
    if (!workspaceIds) return { credentials, workspaces };
    // The list of a workspace may also contain the global credentials.
    const own = credentials.filter(({ workspace_id }) => workspace_id !== null);
    return { credentials: own, workspaces };
  } finally {
    search.end();
  }
}

/** The requests of one search. */
class Search {
  readonly #settings: CallSettings;
  readonly #budget = new Budget();
  readonly #controller = new AbortController();

  constructor(settings: CallSettings) {
    const signals = [...settings.signals, this.#controller.signal];
    this.#settings = { ...settings, signals };
  }

  /** Cancels the requests in flight: if one list cannot be read, the other lists are not needed. */
  end(): void {
    this.#controller.abort();
  }

  /** Reads several lists of credentials, and removes duplicates. */
  async readAll(lists: readonly List<ListedByokKey>[]): Promise<ListedByokKey[]> {
    const found = lists.map((): readonly ListedByokKey[] => []);
    // All workers take their next list from the same iterator.
    const queue = lists.entries();
    const work = async (): Promise<void> => {
      for (const [index, list] of queue) found[index] = await this.read(list);
    };
    await Promise.all(Array.from({ length: concurrency }, work));
    const byId = new Map<string, ListedByokKey>();
    for (const credential of found.flat()) {
      const key = credential.id.toLowerCase();
      if (!byId.has(key)) byId.set(key, credential);
    }
    return [...byId.values()];
  }

  /** Reads a list to its end. */
  async read<Item extends { readonly id: string }>(list: List<Item>): Promise<Item[]> {
    let attempts = 0;
    const items = await readPages(async (offset) => {
      const page = await requestPage(list, offset, this.#settings, this.#budget);
      attempts += page.attempts;
      return page;
    }, this.#budget);
    if (items) return items;
    const message = `${list.subject}: the ${list.itemsName} kept changing while they were read; try again`;
    const details = { reason: "response", status: 200 } as const;
    throw new ByokErrorBase(message, details, { attempts, mayHaveActed: false });
  }
}
