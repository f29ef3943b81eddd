import { OpenRouter } from "@openrouter/sdk";

/** @type {import("../child/program.js").CreateDelete} */
export function createDelete({ baseUrl, apiKey }) {
  const client = new OpenRouter({ serverURL: baseUrl, apiKey });
  return (id) => client.byok.delete({ id });
}
