import { childOf, entriesOf, isMapping, type OpenApiDocument } from "../../openapi/document.ts";
import { atPointer, resolve as resolvePointers } from "../../openapi/pointer.ts";

/** The problem that a reference cannot be followed. */
export function brokenReference(reference: string): string {
  return `- a reference cannot be followed: ${reference}`;
}

/** Schemas by their identifiers and anchors (JSON Schema Core 2020-12, 8.2). */
interface NamedSchemas {
  /** By `$id`. */
  readonly resources: Map<string, unknown>;
  /** By `$anchor` and `$dynamicAnchor`. */
  readonly anchors: Map<string, unknown[]>;
  readonly dynamicAnchors: Map<string, unknown[]>;
}

/** Follows the references of a document: JSON pointers, anchors and identifiers. */
export class References {
  readonly #document: OpenApiDocument;
  #named: NamedSchemas | undefined;

  constructor(document: OpenApiDocument) {
    this.#document = document;
  }

  /**
   * The target of a reference; `undefined` if the target is missing or in another document, or if the reference is
   * circular.
   */
  follow(reference: string): unknown {
    const target = this.#find(reference);
    const last = resolvePointers(target, this.#document);
    // A chain of references ends with a reference only if it is circular.
    const isCircular = typeof childOf(last, "$ref") === "string";
    return isCircular ? undefined : target;
  }

  /** The node itself or, if it is a Reference Object, its final target after all further references. */
  resolve(node: unknown): unknown {
    const reached = new Set<string>();
    let end = node;
    for (;;) {
      const reference = childOf(end, "$ref");
      if (typeof reference !== "string") return end;
      if (reached.has(reference)) return undefined;
      reached.add(reference);
      end = this.follow(reference);
    }
  }

  /** The number of schemas that a `$dynamicRef` may lead to. */
  countDynamicTargets(name: string): number {
    return this.#names().dynamicAnchors.get(name)?.length ?? 0;
  }

  #find(reference: string): unknown {
    const { $self: self } = this.#document;
    const isOwn = typeof self === "string" && reference.startsWith(`${self}#`);
    const local = isOwn ? reference.slice(self.length) : reference;
    const target = local.startsWith("#/") ? atPointer(this.#document, local) : undefined;
    return target ?? this.#findByName(local);
  }

  /** Finds a schema by its anchor, by its identifier, or by a JSON pointer within an identified schema. */
  #findByName(reference: string): unknown {
    const { resources, anchors } = this.#names();
    const [base = "", fragment = ""] = reference.split("#");
    if (base === "") {
      if (fragment.startsWith("/"))
        return onlyItem(findAtPointer([...resources.values()], fragment));
      return onlyItem(anchors.get(fragment) ?? []);
    }
    const resource = resources.get(base) ?? onlyItem(resolveRelative(base, resources));
    if (fragment === "") return resource;
    if (fragment.startsWith("/")) return onlyItem(findAtPointer([resource], fragment));
    const named = collectNames(resource);
    return onlyItem(named.anchors.get(fragment) ?? []);
  }

  #names(): NamedSchemas {
    this.#named ??= collectNames(this.#document);
    return this.#named;
  }
}

/** The schemas that a relative identifier leads to when it is resolved against another identifier of the document. */
function resolveRelative(relative: string, resources: ReadonlyMap<string, unknown>): unknown[] {
  const ends = [...resources].filter(([id]) => {
    const bases = [...resources.keys()].filter((base) => URL.canParse(relative, base));
    return bases.some((base) => new URL(relative, base).href === id);
  });
  return ends.map(([, schema]) => schema);
}

function findAtPointer(resources: readonly unknown[], pointer: string): unknown[] {
  return resources
    .filter(isMapping)
    .map((resource) => atPointer(resource, `#${pointer}`))
    .filter((target) => target !== undefined);
}

/** The only item of a list; `undefined` for several items, because an ambiguous name cannot be followed. */
function onlyItem(list: readonly unknown[]): unknown {
  return list.length === 1 ? list[0] : undefined;
}

function collectNames(root: unknown): NamedSchemas {
  const named: NamedSchemas = {
    resources: new Map(),
    anchors: new Map(),
    dynamicAnchors: new Map(),
  };
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (Array.isArray(node)) open.push(...(node as unknown[]));
    if (!isMapping(node)) continue;
    const { $id: id, $anchor: anchor, $dynamicAnchor: dynamicAnchor } = node;
    if (typeof id === "string") named.resources.set(id.replace(/#$/, ""), node);
    if (typeof anchor === "string") add(named.anchors, anchor, node);
    if (typeof dynamicAnchor === "string") {
      add(named.anchors, dynamicAnchor, node);
      add(named.dynamicAnchors, dynamicAnchor, node);
    }
    for (const [, child] of entriesOf(node)) if (child !== null) open.push(child);
  }
  return named;
}

function add(map: Map<string, unknown[]>, key: string, value: unknown): void {
  map.set(key, [...(map.get(key) ?? []), value]);
}
