import { configure, delete_byok_key } from "#generated/redocly/client.js";
import { confirm } from "./confirm.js";

/** @type {import("../child/program.js").CreateDelete} */
export function createDelete({ baseUrl, apiKey }) {
  configure({ serverUrl: baseUrl });
  const headers = { Authorization: `Bearer ${apiKey}` };
  return async (id) => {
    confirm(await delete_byok_key({ path: { id }, headers }));
  };
}
