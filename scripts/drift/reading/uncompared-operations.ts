import { descendantsIn } from "../../openapi/descendants.ts";
import { childOf, entriesOf, type Mapping, type OpenApiDocument } from "../../openapi/document.ts";
import { identityOf, methods, operationsOfOpenApi32 } from "../../openapi/operations.ts";
import { namedReferencesIn, reachable, referencesIn } from "../../openapi/references.ts";
import { pathItemOf } from "./path-item.ts";
import type { References } from "./references.ts";

/**
 * The operations in fields that OpenAPI 3.2 introduced, each with everything that it uses. They are compared only for
 * equality.
 */
export interface UncomparedOperations {
  /** By method and path. */
  readonly inPaths: ReadonlyMap<string, unknown>;
  /** The operations in callbacks, by the keys that lead to them. */
  readonly inCallbacks: ReadonlyMap<string, unknown>;
}

/** Reads these operations from all paths, and from the callbacks of the selected operations. */
export function readUncomparedOperations(
  document: OpenApiDocument,
  selected: Readonly<Record<string, Mapping>>,
  references: References,
): UncomparedOperations {
  const reader = new UncomparedOperationReader(document, references);
  const inPaths = new Map(
    entriesOf(document.paths).flatMap(([path, item]) => [
      ...reader.read(pathItemOf(item, references) ?? {}, (method) => identityOf({ method, path })),
    ]),
  );
  for (const [path, item] of Object.entries(selected))
    reader.collectFromCallbacks(item, [identityOf({ method: "", path })], []);
  return { inPaths, inCallbacks: reader.inCallbacks };
}

class UncomparedOperationReader {
  readonly inCallbacks = new Map<string, unknown>();
  readonly #document: OpenApiDocument;
  readonly #references: References;

  constructor(document: OpenApiDocument, references: References) {
    this.#document = document;
    this.#references = references;
  }

  /** The new operations of a path item, each with everything that it uses. */
  read(item: Mapping, toKey: (method: string) => string): Map<string, unknown> {
    const { servers, security } = this.#document;
    return new Map(
      entriesOf(operationsOfOpenApi32(item)).map(([method, operation]) => {
        const inherited = {
          servers: childOf(operation, "servers") ?? item.servers ?? servers,
          security: childOf(operation, "security") ?? security,
        };
        const { parameters } = item;
        return [toKey(method), this.#withTargets({ operation, parameters, ...inherited })];
      }),
    );
  }

  /** @param outer - the path items around this one. A callback may lead back to them. */
  collectFromCallbacks(item: Mapping, keys: readonly string[], outer: readonly unknown[]): void {
    for (const method of methods) {
      for (const [name, callback] of entriesOf(childOf(item[method], "callbacks"))) {
        const urls = entriesOf(this.#references.resolve(callback));
        for (const [url, node] of urls)
          this.#collectFromUrl(node, [...keys, method, name, url], outer);
      }
    }
  }

  #collectFromUrl(node: unknown, keys: readonly string[], outer: readonly unknown[]): void {
    const target = this.#references.resolve(node);
    const item = pathItemOf(node, this.#references);
    if (!item || outer.includes(target)) return;
    for (const [key, operation] of this.read(item, (method) => [...keys, method].join(" ")))
      this.inCallbacks.set(key, operation);
    this.collectFromCallbacks(item, keys, [...outer, target]);
  }

  /** A node with the targets of all references that lead from it, directly or indirectly. */
  #withTargets(node: Mapping): unknown {
    const follow = (reference: string): unknown => this.#references.follow(reference);
    const descendantsOf = descendantsIn(this.#document);
    const referencesFrom = (part: unknown): string[] => [
      ...referencesIn(part),
      ...namedReferencesIn(part),
    ];
    const targets = reachable(referencesFrom(node), (reference) => [
      ...referencesFrom(follow(reference)),
      // A schema with a discriminator may stand for any schema that extends it.
      ...(childOf(follow(reference), "discriminator") ? descendantsOf(reference) : []),
    ]);
    return { node, targets: new Map([...targets].map((target) => [target, follow(target)])) };
  }
}
