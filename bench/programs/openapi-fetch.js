import createClient from "openapi-fetch";
import { confirm } from "./confirm.js";

/** @type {import("../child/program.js").CreateDelete} */
export function createDelete({ baseUrl, apiKey }) {
  /** @type {import("openapi-fetch").Client<import("../../src/generated/schema.ts").paths>} */
  const client = createClient({ baseUrl, headers: { Authorization: `Bearer ${apiKey}` } });
  return async (id) => {
    const { data, response } = await client.DELETE("/byok/{id}", { params: { path: { id } } });
    if (!response.ok) throw new Error(`the response is ${response.status}`);
    confirm(data);
  };
}
