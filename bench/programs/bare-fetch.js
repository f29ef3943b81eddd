import { confirm } from "./confirm.js";

/** @type {import("../child/program.js").CreateDelete} */
export function createDelete({ baseUrl, apiKey }) {
  return async (id) => {
    const response = await fetch(`${baseUrl}/byok/${encodeURIComponent(id)}`, {
      method: "DELETE",
      headers: { Authorization: `Bearer ${apiKey}` },
    });
    if (!response.ok) throw new Error(`the response is ${response.status}`);
    confirm(await response.json());
  };
}
