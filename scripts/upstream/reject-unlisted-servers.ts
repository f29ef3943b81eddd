import { childOf, listOf, type OpenApiDocument } from "../openapi/document.ts";
import { operationsOf } from "../openapi/operations.ts";
import { Failure } from "../lib/failure.ts";

/**
 * Rejects a contract with a server on a host that is not listed: callers send their keys to the contract's servers.
 *
 * @throws {@link Failure} that names the server
 */
export function rejectUnlistedServers(contract: OpenApiDocument, hosts: readonly string[]): void {
  const operations = operationsOf(contract).map(({ operation }) => operation);
  for (const node of [contract, ...Object.values(contract.paths), ...operations]) {
    for (const server of listOf(childOf(node, "servers"))) {
      const url = String(childOf(server, "url"));
      if (URL.canParse(url) && hosts.includes(new URL(url).host)) continue;
      throw new Failure(`the server ${url} is not on a host that openapi/upstream.json lists`);
    }
  }
}
