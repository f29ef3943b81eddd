import { childOf, listOf, type OpenApiDocument } from "../openapi/document.ts";
import { operationsOf } from "../openapi/operations.ts";
import { pathItemOf } from "../openapi/path-item.ts";
import { Failure } from "../lib/failure.ts";

/**
 * Rejects a contract with a server whose URL is not `https://` followed by a listed host, because callers send their keys
 * to the contract's servers.
 *
 * @throws {@link Failure} that names the server
 */
export function rejectUnlistedServers(contract: OpenApiDocument, hosts: readonly string[]): void {
  const operations = operationsOf(contract).map(({ operation }) => operation);
  const pathItems = Object.values(contract.paths).map((item) => pathItemOf(item, contract));
  for (const node of [contract, ...pathItems, ...operations]) {
    for (const server of listOf(childOf(node, "servers"))) {
      const url = String(childOf(server, "url"));
      if (isListed(url, hosts)) continue;
      throw new Failure(
        `the URL of a server must be https:// followed by a host in openapi/upstream.json: ${url}`,
      );
    }
  }
}

function isListed(url: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, username, password, host } = new URL(url);
  // In `https://{user}@host`, the value of the variable could contain a slash, and thus another host.
  const startsWithHost = username === "" && password === "";
  return protocol === "https:" && startsWithHost && hosts.includes(host);
}
