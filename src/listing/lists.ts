import type { Client } from "openapi-fetch";
import type { paths } from "../generated/schema.ts";
import { readCredential, readWorkspace } from "./listed.ts";
import type { ListedByokKey, ListedWorkspace } from "./listed.ts";

/** The openapi-fetch client that sends the requests. */
export type Api = Pick<Client<paths>, "GET">;

/** The properties that the requests for all pages have in common. */
export interface RequestParts {
  readonly headers: Headers;
  readonly fetch: (request: Request) => Promise<Response>;
  readonly parseAs: "stream";
}

/** A list of the API. */
export interface List<Item> {
  /** The path of the operation that reads the list. */
  readonly path: "/byok" | "/workspaces";
  /** What the items are called in messages: `credentials`. */
  readonly itemsName: string;
  /** What the list itself is called in messages: `workspace 1111…`. */
  readonly subject: string;
  /** Sends the request for the page that begins at an offset. */
  readonly send: (offset: number, parts: RequestParts) => Promise<unknown>;
  /** Reads an item of a page, or returns `undefined` if it cannot be an item of this list. */
  readonly readItem: (item: unknown) => Item | undefined;
  /** The status of the API's own error if the list does not exist. */
  readonly missingStatus?: number;
}

/** The largest page that the API allows. */
const limit = 100;

/** The list of all workspaces. */
export function workspaceList(api: Api): List<ListedWorkspace> {
  return {
    path: "/workspaces",
    itemsName: "workspaces",
    subject: "the list of workspaces",
    send: (offset, parts) =>
      api.GET("/workspaces", { params: { query: { offset, limit } }, ...parts }),
    readItem: readWorkspace,
  };
}

/**
 * The list of a workspace's credentials.
 *
 * @param provider - The only provider whose credentials are listed, or `undefined` for every provider.
 * @param workspaceId - The workspace, or `undefined` for the default workspace.
 */
export function credentialList(
  api: Api,
  provider: string | undefined,
  workspaceId: string | undefined,
): List<ListedByokKey> {
  const filter = {
    ...(provider !== undefined && { provider }),
    ...(workspaceId !== undefined && { workspace_id: workspaceId }),
  };
  return {
    path: "/byok",
    itemsName: "credentials",
    subject: workspaceId === undefined ? "the default workspace" : `workspace ${workspaceId}`,
    send: (offset, parts) =>
      api.GET("/byok", { params: { query: { ...filter, offset, limit } }, ...parts }),
    readItem: (item) => readCredential(item, workspaceId),
    // The contract documents a 400 for an account whose default workspace was deleted.
    ...(workspaceId === undefined && { missingStatus: 400 }),
  };
}
