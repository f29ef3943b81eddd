import { uniqueName } from "../lib/unique-name.ts";
import { childOf, entriesOf, isMapping, type Mapping } from "./document.ts";
import { atPointer, decoded, pointerOf, tokensOf } from "./pointer.ts";
import { mapTargets, referenceTo } from "./references.ts";
import { kindAt, mapObjects, sectionOf, type Kind } from "./structure.ts";

/**
 * Replaces references that lead inside another object: copies their target to a component of its own, so that
 * `#/components/schemas/List/items` becomes `#/components/schemas/List_items`. A reference to a component or to a path
 * item is kept, and so is a reference without a target.
 *
 * @param mustLift - tells whether the reference that consists of these tokens must be replaced
 */
export function liftReferences<Document extends Mapping>(
  document: Document,
  mustLift: (tokens: readonly string[]) => boolean = () => true,
): Document {
  const lifting = new Lifting(document, mustLift);
  const lifted = lifting.lift(document, "document") as Document;
  const added = lifting.addComponents();
  if (added.size === 0) return document;
  const components = Object.fromEntries(entriesOf(lifted.components));
  for (const [section, objects] of added) {
    components[section] = Object.fromEntries([...entriesOf(components[section]), ...objects]);
  }
  return { ...lifted, components };
}

class Lifting {
  readonly #document: Mapping;
  readonly #mustLift: (tokens: readonly string[]) => boolean;
  /** The new component for each replaced reference. */
  readonly #targets = new Map<string, { section: string; name: string; kind: Kind }>();

  constructor(document: Mapping, mustLift: (tokens: readonly string[]) => boolean) {
    this.#document = document;
    this.#mustLift = mustLift;
  }

  /** A copy of an object in which the references are replaced. */
  lift(node: unknown, kind: Kind): unknown {
    return mapObjects(node, kind, (object) => {
      if (!isMapping(object)) return object;
      const { $ref, discriminator } = object;
      const replace = (reference: string): string => this.#replacementOf(reference);
      return {
        ...object,
        ...(typeof $ref === "string" && { $ref: replace($ref) }),
        ...(isMapping(discriminator) && { discriminator: mapTargets(discriminator, replace) }),
      };
    });
  }

  /** The new components by section. They may refer to further new components, which are added as well. */
  addComponents(): Map<string, [name: string, object: unknown][]> {
    const added = new Map<string, [string, unknown][]>();
    // Iterating over a `Map` includes entries that are added during the iteration.
    for (const [reference, { section, name, kind }] of this.#targets) {
      const objects = added.get(section) ?? [];
      objects.push([name, this.lift(atPointer(this.#document, reference), kind)]);
      added.set(section, objects);
    }
    return added;
  }

  #replacementOf(reference: string): string {
    const tokens = tokensOf(decoded(reference));
    const isComponent = tokens[0] === "components" && tokens.length === 3;
    if (!reference.startsWith("#/") || isComponent || !this.#mustLift(tokens)) return reference;
    const kind = kindAt(tokens);
    const section = kind && kind !== "pathItem" ? sectionOf(kind) : undefined;
    if (!kind || !section || atPointer(this.#document, reference) === undefined) return reference;
    const canonical = `#${pointerOf(tokens)}`;
    const known = this.#targets.get(canonical);
    const name = known?.name ?? this.#newName(section, tokens);
    this.#targets.set(canonical, { section, name, kind });
    return referenceTo(section, name);
  }

  /** A name that no other component of the section has. */
  #newName(section: string, tokens: readonly string[]): string {
    const within = tokens[0] === "components" ? tokens.slice(2) : tokens.slice(1);
    const words = within.join("_").match(/[\w.-]+/g) ?? [];
    const wanted = words.join("_").replace(/^_+/, "");
    const taken = new Set(
      [...this.#targets.values()]
        .filter((target) => target.section === section)
        .map(({ name }) => name),
    );
    const existing = childOf(this.#document.components, section);
    return uniqueName(wanted, (name) => taken.has(name) || childOf(existing, name) !== undefined);
  }
}
