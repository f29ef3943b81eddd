import { client } from "#generated/hey-api/client.gen.js";
import { deleteByokKey } from "#generated/hey-api/sdk.gen.js";
import { confirm } from "./confirm.js";

/** @type {import("../child/program.js").CreateDelete} */
export function createDelete({ baseUrl, apiKey }) {
  client.setConfig({ baseUrl, throwOnError: true });
  const headers = { Authorization: `Bearer ${apiKey}` };
  return async (id) => {
    const { data } = await deleteByokKey({ path: { id }, headers });
    confirm(data);
  };
}
