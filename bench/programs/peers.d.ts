// Declares the parts of the peers that these programs use, and most of those that the tests in `compatibility/peers/`
// use, so that both type-check without installed peers. A benchmark run type-checks one line per peer against its real
// types.

declare module "@openrouter/sdk" {
  interface Credential {
    data: object;
  }

  export class OpenRouter {
    constructor(options: { serverURL: string; apiKey: string });
    readonly byok: {
      create(request: { createBYOKKeyRequest: object }): Promise<Credential>;
      list(request: {
        provider: string;
        workspaceId?: string;
        limit: number;
      }): Promise<AsyncIterable<{ result: { data: object[] } }>>;
      get(request: { id: string }): Promise<Credential>;
      update(request: { id: string; updateBYOKKeyRequest: object }): Promise<Credential>;
      delete(request: { id: string }): Promise<{ deleted: true }>;
    };
    readonly workspaces: {
      list(request: {
        limit: number;
      }): Promise<AsyncIterable<{ result: { data: { name: string }[] } }>>;
    };
  }
}

declare module "@openrouter/sdk/core.js" {
  export class OpenRouterCore {
    constructor(options: { serverURL: string; apiKey: string });
    readonly _baseURL: URL | null;
  }
}

declare module "@openrouter/sdk/funcs/byokDelete.js" {
  import type { OpenRouterCore } from "@openrouter/sdk/core.js";
  export function byokDelete(
    client: OpenRouterCore,
    request: { id: string },
  ): Promise<{ ok: true } | { ok: false; error: Error }>;
}

declare module "#generated/hey-api/client.gen.js" {
  export const client: { setConfig(config: { baseUrl: string; throwOnError: true }): unknown };
}

declare module "#generated/hey-api/sdk.gen.js" {
  export function deleteByokKey(options: {
    path: { id: string };
    headers: { Authorization: string };
  }): Promise<{ data: unknown }>;
}

declare module "#generated/redocly/client.js" {
  export function configure(config: { serverUrl: string; auth: { bearer: string } }): void;
  export function deleteBYOKKey(args: { path: { id: string } }): Promise<unknown>;
}
