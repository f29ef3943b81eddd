import createClient from "openapi-fetch";
import type { paths } from "openrouter-byok";
import { ApiError } from "./peer.ts";
import type { ByokKey, Client, Peer } from "./peer.ts";

const limit = 2;

/** Plain openapi-fetch, with the types of the package. */
export const openapiFetch: Peer = {
  title: "openapi-fetch",
  connect(baseUrl, apiKey): Client {
    const headers = { authorization: `Bearer ${apiKey}` };
    const api = createClient<paths>({ baseUrl, headers });
    const at = (id: string) => ({ params: { path: { id } } });
    return {
      create: async (body) => read(await api.POST("/byok", { body })).data,
      async list(provider, workspaceId) {
        const credentials: ByokKey[] = [];
        const scope = workspaceId === undefined ? {} : { workspace_id: workspaceId };
        for (let offset = 0; ; offset += limit) {
          const query = { provider, ...scope, offset, limit };
          const { data } = read(await api.GET("/byok", { params: { query } }));
          credentials.push(...data);
          if (data.length < limit) return credentials;
        }
      },
      async listWorkspaces() {
        const names: string[] = [];
        for (let offset = 0; ; offset += limit) {
          const query = { offset, limit };
          const { data } = read(await api.GET("/workspaces", { params: { query } }));
          names.push(...data.map(({ name }) => name));
          if (data.length < limit) return names;
        }
      },
      get: async (id) => read(await api.GET("/byok/{id}", at(id))).data,
      update: async (id, body) => read(await api.PATCH("/byok/{id}", { ...at(id), body })).data,
      remove: async (id) => read(await api.DELETE("/byok/{id}", at(id))),
    };
  },
};

function read<Data>(result: {
  data?: Data;
  error?: { error: { code: number; message: string } };
}): Data {
  if (result.error) throw new ApiError(result.error.error);
  if (result.data === undefined) throw new Error("there is no body");
  return result.data;
}
