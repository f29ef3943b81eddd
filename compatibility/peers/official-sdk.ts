import { OpenRouter } from "@openrouter/sdk";
import { UnauthorizedResponseError, NotFoundResponseError } from "@openrouter/sdk/models/errors";
import { ApiError } from "./peer.ts";
import type { ByokKey, Client, Peer } from "./peer.ts";

/** The SDK that OpenRouter publishes. It validates every response against its own schemas. */
export const officialSdk: Peer = {
  title: "@openrouter/sdk",
  connect(serverURL, apiKey): Client {
    const { byok, workspaces } = new OpenRouter({ serverURL, apiKey });
    return {
      create: (body) => read(byok.create({ createBYOKKeyRequest: toCamelCase(body) })),
      async list(provider, workspaceId) {
        const credentials: ByokKey[] = [];
        const query = { provider, limit: 2, ...(workspaceId !== undefined && { workspaceId }) };
        const pages = await byok.list(query).catch(reject);
        for await (const { result } of pages) credentials.push(...result.data.map(toSnakeCase));
        return credentials;
      },
      async listWorkspaces() {
        const names: string[] = [];
        const pages = await workspaces.list({ limit: 2 }).catch(reject);
        for await (const { result } of pages) names.push(...result.data.map(({ name }) => name));
        return names;
      },
      get: (id) => read(byok.get({ id })),
      update: (id, body) => read(byok.update({ id, updateBYOKKeyRequest: toCamelCase(body) })),
      remove: (id) => byok.delete({ id }).catch(reject),
    };
  },
};

async function read(request: Promise<{ data: object }>): Promise<ByokKey> {
  return toSnakeCase((await request.catch(reject)).data);
}

function reject(error: unknown): never {
  if (error instanceof UnauthorizedResponseError || error instanceof NotFoundResponseError) {
    throw new ApiError(error.error);
  }
  throw error;
}

/** The SDK uses camel case for the API's property names. */
function toSnakeCase(credential: object): ByokKey {
  return rename(credential, (name) =>
    name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  ) as ByokKey;
}

function toCamelCase(body: object): object {
  return rename(body, (name) =>
    name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
  );
}

function rename(properties: object, toName: (name: string) => string): object {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]: [string, unknown]) => [toName(name), value]),
  );
}
