import { uniqueName } from "../../lib/unique-name.ts";
import { childOf, isMapping, listOf } from "../../openapi/document.ts";
import { mapSchema, schemasWithin } from "../../openapi/map-schemas.ts";
import type { Description, Schema } from "../../openapi/objects.ts";
import { atPointer, resolve, tokensOf } from "../../openapi/pointer.ts";
import { reachableIn, referencesIn, referenceTo } from "../../openapi/references.ts";
import { mapComponents } from "./map-components.ts";
import { mapMessageSchemas, type Direction } from "./message-schemas.ts";

/** By direction, the keyword for properties that a message may omit even if they are required (OpenAPI 3.0). */
const hidden = { request: "readOnly", response: "writeOnly" } as const;

/**
 * Makes `readOnly` properties optional in requests, and `writeOnly` properties optional in responses. If a component
 * that requests and responses share must therefore differ between them, requests use a copy of it: `KeyRequest` instead
 * of `Key`.
 */
export function withDirections(description: Description): Description {
  return new Directions(description).apply();
}

class Directions {
  readonly #description: Description;
  /** The references of the schema components that messages in each direction use. */
  readonly #used: Record<Direction, ReadonlySet<string>>;
  /** The references of the components that must differ between requests and responses. */
  readonly #different: ReadonlySet<string>;

  constructor(description: Description) {
    this.#description = description;
    this.#used = this.#componentsByDirection();
    const shared = [...this.#used.request].filter((component) =>
      this.#used.response.has(component),
    );
    this.#different = this.#leadingTo(this.#requiringHidden(shared), shared);
  }

  apply(): Description {
    const directed = mapMessageSchemas(this.#description, (schema, direction) =>
      this.#forDirection(schema, direction),
    );
    return mapComponents(directed, (schema, name) => {
      const reference = referenceTo("schemas", name);
      const isForResponses = this.#used.response.has(reference);
      const own = this.#forDirection(schema, isForResponses ? "response" : "request");
      if (!this.#different.has(reference)) return { [name]: own };
      return { [name]: own, [this.#variantName(name)]: this.#forDirection(schema, "request") };
    });
  }

  /** The components that messages in each direction use, directly or indirectly. */
  #componentsByDirection(): Record<Direction, ReadonlySet<string>> {
    const direct: Record<Direction, string[]> = { request: [], response: [] };
    // This only visits the schemas; the copy is not used.
    mapMessageSchemas(this.#description, (schema, direction) => {
      direct[direction].push(...referencesIn(schema));
      return schema;
    });
    return {
      request: reachableIn(this.#description, direct.request),
      response: reachableIn(this.#description, direct.response),
    };
  }

  /** Those of the given components that require a property that messages in one of the directions may omit. */
  #requiringHidden(components: string[]): ReadonlySet<string> {
    return new Set(
      components.filter((component) =>
        this.#requiresHidden(atPointer(this.#description, component) as Schema),
      ),
    );
  }

  /** Those of the given components that refer to a target, directly or indirectly, or are a target themselves. */
  #leadingTo(targets: ReadonlySet<string>, components: string[]): ReadonlySet<string> {
    if (targets.size === 0) return new Set();
    const leadsToTarget = (component: string): boolean =>
      [...reachableIn(this.#description, [component])].some((reached) => targets.has(reached));
    return new Set(components.filter(leadsToTarget));
  }

  /** A copy of a schema for one direction. */
  #forDirection(schema: Schema, direction: Direction): Schema {
    const relaxed = this.#relax(schema, hidden[direction]);
    // References change last, because the description has no component with the new name.
    return direction === "request" ? this.#withRequestReferences(relaxed) : relaxed;
  }

  /** A copy of a schema that does not require the properties that a keyword marks. */
  #relax(schema: Schema, flag: string): Schema {
    return mapSchema(schema, (node) => {
      const { required = [], ...rest } = node;
      const kept = required.filter((name) => !this.#isHidden(node, name, flag));
      return { ...rest, ...(kept.length > 0 && { required: kept }) };
    });
  }

  #withRequestReferences(schema: Schema): Schema {
    return mapSchema(schema, (node) =>
      node.$ref === undefined ? node : { ...node, $ref: this.#requestReference(node.$ref) },
    );
  }

  #requestReference(reference: string): string {
    if (!this.#different.has(reference)) return reference;
    const [, , name = ""] = tokensOf(reference);
    return referenceTo("schemas", this.#variantName(name));
  }

  #variantName(name: string): string {
    const { schemas } = this.#description.components ?? {};
    return uniqueName(`${name}Request`, (variant) => childOf(schemas, variant) !== undefined);
  }

  /** Whether a schema requires a property that messages in one of the directions may omit. */
  #requiresHidden(schema: Schema): boolean {
    return schemasWithin(schema).some((node) => {
      const { required = [] } = node;
      return Object.values(hidden).some((flag) =>
        required.some((name) => this.#isHidden(node, name, flag)),
      );
    });
  }

  /** Whether a schema, or a member of its `allOf`, `anyOf` or `oneOf`, marks a property with a keyword. */
  #isHidden(schema: unknown, name: string, flag: string, seen = new Set<unknown>()): boolean {
    const target = resolve(schema, this.#description);
    if (!isMapping(target) || seen.has(target)) return false;
    seen.add(target);
    const property = childOf(target.properties, name);
    const hasFlag = [property, resolve(property, this.#description)].some(
      (node) => childOf(node, flag) === true,
    );
    const members = [target.allOf, target.anyOf, target.oneOf].flatMap(listOf);
    return hasFlag || members.some((member) => this.#isHidden(member, name, flag, seen));
  }
}
