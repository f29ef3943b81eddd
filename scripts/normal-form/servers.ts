import { childOf, isMapping, listOf, type Mapping } from "../openapi/document.ts";
import type { Decorator } from "./decorator.ts";

/**
 * States the servers at each operation, without variables, duplicates or trailing slashes.
 *
 * The drift check treats these notations as equal, too: see "servers moved to the operation" in
 * `test/drift/corpus.yaml`.
 */
export const servers: Decorator = () => {
  let root: Mapping = {};
  return {
    Root: {
      enter(node) {
        root = node;
      },
      leave(node) {
        delete node.servers;
      },
    },
    PathItem(pathItem) {
      delete pathItem.servers;
    },
    Operation(operation, { parent }) {
      const stated = [operation, parent, root].map((node) => normalize(listOf(node.servers)));
      operation.servers = stated.find(({ length }) => length > 0) ?? [{ url: "/" }];
    },
  };
};

function normalize(servers: unknown[]): Mapping[] {
  const urls = servers.filter(isMapping).map((server) => urlOf(server, {}));
  return [...new Set(urls)].map((url) => ({ url }));
}

/** The URL of a server, without a trailing slash. Variables without a given value have their default value. */
export function urlOf({ url: template, variables }: Mapping, values: Mapping): string {
  const filled = String(template).replaceAll(/\{([^{}]+)\}/g, (placeholder, name: string) => {
    const value = childOf(values, name) ?? childOf(childOf(variables, name), "default");
    return typeof value === "string" ? value : placeholder;
  });
  const url = URL.canParse(filled) ? new URL(filled).href : filled;
  return url.replace(/(?!^)\/$/, "");
}
