import type { components } from "openrouter-byok";

/** A credential with the API's property names. */
export type ByokKey = components["schemas"]["BYOKKey"];

type Schemas = components["schemas"];

/** Another client of the API: a published package, or a client that another tool generates from the contract. */
export interface Peer {
  title: string;
  connect: (baseUrl: string, apiKey: string) => Client;
}

/** The operations that the checks call. If the API responds with an error, they reject with an {@link ApiError}. */
export interface Client {
  create: (body: Schemas["CreateBYOKKeyRequest"]) => Promise<ByokKey>;
  /** Reads all pages of a list of credentials. */
  list: (provider: ByokKey["provider"], workspaceId?: string) => Promise<ByokKey[]>;
  /** The names of all workspaces, read page by page. */
  listWorkspaces: () => Promise<string[]>;
  get: (id: string) => Promise<ByokKey>;
  update: (id: string, body: Schemas["UpdateBYOKKeyRequest"]) => Promise<ByokKey>;
  remove: (id: string) => Promise<Schemas["DeleteBYOKKeyResponse"]>;
}

/** An error response of the API, with the code and the message that the peer returned. */
export class ApiError extends Error {
  readonly code: number;

  constructor({ code, message }: { code: number; message: string }) {
    super(message);
    this.code = code;
  }
}

const limit = 2;

/** Reads all pages of a list. Small pages make even a short list have several. */
export async function readPages<Item>(
  readPage: (page: { offset: number; limit: number }) => Promise<Item[]>,
): Promise<Item[]> {
  const items: Item[] = [];
  for (let offset = 0; ; offset += limit) {
    const page = await readPage({ offset, limit });
    items.push(...page);
    if (page.length < limit) return items;
  }
}
