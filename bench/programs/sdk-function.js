import { OpenRouterCore } from "@openrouter/sdk/core.js";
import { byokDelete } from "@openrouter/sdk/funcs/byokDelete.js";

/** @type {import("../child/program.js").CreateDelete} */
export function createDelete({ baseUrl, apiKey }) {
  const client = new OpenRouterCore({ serverURL: baseUrl, apiKey });
  return async (id) => {
    const result = await byokDelete(client, { id });
    if (!result.ok) throw result.error;
  };
}
