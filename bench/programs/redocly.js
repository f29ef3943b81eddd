import { configure, deleteBYOKKey } from "#generated/redocly/client.js";
import { confirm } from "./confirm.js";

/** @type {import("../child/program.js").CreateDelete} */
export function createDelete({ baseUrl, apiKey }) {
  configure({ serverUrl: baseUrl, auth: { bearer: apiKey } });
  return async (id) => {
    confirm(await deleteBYOKKey({ path: { id } }));
  };
}
