import { createByokClient, deleteByokKey } from "openrouter-byok";
import type {
  ByokCallOptions,
  ByokClient,
  ByokClientOptions,
  DeleteByokKeyOptions,
  DeleteByokKeyResponse,
} from "openrouter-byok";

const id = "11111111-2222-3333-4444-555555555555";
const controller = new AbortController();

export const callOptions: ByokCallOptions = { signal: controller.signal, maxRetries: 0 };
export const clientOptions: ByokClientOptions = { ...callOptions, timeoutMs: 5000, apiKey: "sk" };
export const options: DeleteByokKeyOptions = {
  // Optional properties accept undefined, even with exactOptionalPropertyTypes.
  signal: undefined,
  timeoutMs: undefined,
  maxRetries: undefined,
  apiKey: () => Promise.resolve("sk"),
  baseUrl: "https://openrouter.ai/api/v1",
  fetch: (url: string, init): Promise<Response> => fetch(url, init),
  headers: { "X-Title": "CI" },
  dangerouslyAllowBrowser: true,
};

/** The global fetch is assignable to the `fetch` option. */
export const withGlobalFetch: DeleteByokKeyOptions = { fetch };

export async function once(): Promise<true> {
  const confirmation: DeleteByokKeyResponse = await deleteByokKey(id, options);
  return confirmation.deleted;
}

export async function often(): Promise<true> {
  const client: ByokClient = createByokClient(clientOptions);
  const { deleted } = await client.deleteByokKey(id, callOptions);
  return deleted;
}

export async function withTheClientUnderneath(): Promise<[deleted: true, status: number]> {
  const { api } = createByokClient();
  const { data, error, response } = await api.DELETE("/byok/{id}", { params: { path: { id } } });
  if (error) throw new Error(error.error.message);
  return [data.deleted, response.status];
}
