import type { components } from "openrouter-byok";

/** A credential with the API's property names. */
export type ByokKey = components["schemas"]["BYOKKey"];

type Schemas = components["schemas"];

/** A third-party client of the API, or a client that another tool generates from the contract. */
export interface Peer {
  title: string;
  connect: (baseUrl: string, apiKey: string) => Client;
}

/** The operations as the checks call them. Each rejects with a {@link Refusal} where the API responds so. */
export interface Client {
  create: (body: Schemas["CreateBYOKKeyRequest"]) => Promise<ByokKey>;
  /** Reads all pages. */
  list: (provider: ByokKey["provider"], workspaceId?: string) => Promise<ByokKey[]>;
  /** The names of all workspaces, read page by page. */
  listWorkspaces: () => Promise<string[]>;
  get: (id: string) => Promise<ByokKey>;
  update: (id: string, body: Schemas["UpdateBYOKKeyRequest"]) => Promise<ByokKey>;
  remove: (id: string) => Promise<Schemas["DeleteBYOKKeyResponse"]>;
}

/** An error response, with the API's code and message as the peer read them. */
export class Refusal extends Error {
  readonly code: number;

  constructor({ code, message }: { code: number; message: string }) {
    super(message);
    this.code = code;
  }
}
