import createClient from "openapi-fetch";
import type { paths } from "openrouter-byok";
import { ApiError, readPages } from "./peer.ts";
import type { Client, Peer } from "./peer.ts";

/** Plain openapi-fetch, with the types of the package. */
export const openapiFetch: Peer = {
  title: "openapi-fetch",
  connect(baseUrl, apiKey): Client {
    const headers = { authorization: `Bearer ${apiKey}` };
    const api = createClient<paths>({ baseUrl, headers });
    const at = (id: string) => ({ params: { path: { id } } });
    return {
      create: async (body) => read(await api.POST("/byok", { body })).data,
      list: (provider, workspaceId) =>
        readPages(async (page) => {
          const scope = workspaceId === undefined ? {} : { workspace_id: workspaceId };
          const query = { provider, ...scope, ...page };
          return read(await api.GET("/byok", { params: { query } })).data;
        }),
      async listWorkspaces() {
        const workspaces = await readPages(
          async (page) => read(await api.GET("/workspaces", { params: { query: page } })).data,
        );
        return workspaces.map(({ name }) => name);
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
