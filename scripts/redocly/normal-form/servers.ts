import { childOf, isEqual, isMapping, listOf, type Mapping } from "../../document.ts";
import type { Decorator } from "./decorator.ts";

/**
 * Fills in the variables of server URLs and normalizes them, without a slash at the end and without
 * repetitions. Servers that all operations share stand at the document, others at their operation; without
 * any, the server is `/` (OpenAPI 3.1, OpenAPI Object).
 * Case: corpus, "servers of the operation" and "a server with a variable".
 */
export const servers: Decorator = () => {
  const operations: Mapping[] = [];
  let root: Mapping = {};
  return {
    Root: {
      enter(node) {
        root = node;
      },
      leave() {
        const [first, ...others] = operations;
        const areShared = others.every(({ servers }) => isEqual(servers, first?.servers));
        root.servers = (areShared && first?.servers) || serversOf(root);
        for (const operation of operations)
          if (isEqual(operation.servers, root.servers)) delete operation.servers;
      },
    },
    PathItem: {
      leave(pathItem) {
        delete pathItem.servers;
      },
    },
    Operation: {
      leave(operation, { parent }) {
        operation.servers = serversOf(operation, parent, root);
        operations.push(operation);
      },
    },
  };
};

/** The servers that the innermost of these nodes states. */
function serversOf(...nodes: Mapping[]): Mapping[] {
  const stated = nodes.map(({ servers }) => normalize(listOf(servers)));
  return stated.find(({ length }) => length > 0) ?? [{ url: "/" }];
}

function normalize(servers: unknown[]): Mapping[] {
  const urls = servers.filter(isMapping).map(({ url: template, variables }) => {
    const filled = String(template).replaceAll(/\{([^{}]+)\}/g, (placeholder, name: string) => {
      const value = childOf(childOf(variables, name), "default");
      return typeof value === "string" ? value : placeholder;
    });
    const url = URL.canParse(filled) ? new URL(filled).href : filled;
    return url.replace(/(?!^)\/$/, "");
  });
  return [...new Set(urls)].map((url) => ({ url }));
}
