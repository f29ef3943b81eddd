import { childOf, isMapping, listOf } from "../../openapi/document.ts";
import { mapSchema } from "../../openapi/map-schemas.ts";
import type { Description, Schema } from "../../openapi/objects.ts";
import { atPointer, decoded, resolve, tokensOf } from "../../openapi/pointer.ts";
import { reachable, referencesIn, referenceTo } from "../../openapi/references.ts";
import { mapChildren, type Kind } from "../../openapi/structure.ts";
import { mapComponents } from "./map-components.ts";

type Direction = "request" | "response";

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
    const direct: Record<Direction, string[]> = { request: [], response: [] };
    this.#visit(description, "document", outsideMessages, (schema, direction) => {
      direct[direction].push(...referencesIn(schema).map(decoded));
      return schema;
    });
    this.#used = {
      request: this.#reachableFrom(direct.request),
      response: this.#reachableFrom(direct.response),
    };
    const shared = [...this.#used.request].filter((component) =>
      this.#used.response.has(component),
    );
    const hiding = new Set(
      shared.filter((component) =>
        this.#requiresHidden(atPointer(description, component) as Schema),
      ),
    );
    const leadsToHiding = (component: string): boolean =>
      [...this.#reachableFrom([component])].some((reached) => hiding.has(reached));
    this.#different = new Set(hiding.size > 0 ? shared.filter(leadsToHiding) : []);
  }

  apply(): Description {
    const directed = this.#visit(
      this.#description,
      "document",
      outsideMessages,
      (schema, direction) => this.#relax(schema, direction),
    ) as Description;
    return mapComponents(directed, (schema, name) => {
      const reference = referenceTo("schemas", name);
      const isForResponses = this.#used.response.has(reference);
      const own = this.#relax(schema, isForResponses ? "response" : "request");
      if (!this.#different.has(reference)) return { [name]: own };
      return { [name]: own, [this.#variantName(name)]: this.#relax(schema, "request") };
    });
  }

  /**
   * Replaces each schema that is not a schema component. `replace` also receives the direction of the message that the
   * schema belongs to.
   */
  #visit(
    node: unknown,
    kind: Kind,
    place: Place,
    replace: (schema: Schema, direction: Direction) => Schema,
  ): unknown {
    return mapChildren(node, kind, (child, childKind) => {
      if (childKind !== "schema")
        return this.#visit(child, childKind, placeWithin(childKind, place), replace);
      return kind === "components" ? child : replace(child as Schema, place.direction);
    });
  }

  /** A copy of a schema for one direction. */
  #relax(schema: Schema, direction: Direction): Schema {
    return mapSchema(schema, (node) => {
      const { $ref, required = [], ...rest } = node;
      const kept = required.filter((name) => !this.#isHidden(node, name, hidden[direction]));
      return {
        ...($ref !== undefined && {
          $ref: direction === "request" ? this.#requestReference($ref) : $ref,
        }),
        ...rest,
        ...(kept.length > 0 && { required: kept }),
      };
    });
  }

  #requestReference(reference: string): string {
    if (!this.#different.has(decoded(reference))) return reference;
    const [, , name = ""] = tokensOf(decoded(reference));
    return referenceTo("schemas", this.#variantName(name));
  }

  #variantName(name: string): string {
    const { schemas } = this.#description.components ?? {};
    let variant = `${name}Request`;
    while (childOf(schemas, variant) !== undefined) variant += "_";
    return variant;
  }

  /** The given components, and the components that they refer to, directly or indirectly. */
  #reachableFrom(components: string[]): Set<string> {
    return reachable(components, (component) =>
      referencesIn(atPointer(this.#description, component)).map(decoded),
    );
  }

  /** Whether a schema requires a property that messages in one of the directions may omit. */
  #requiresHidden(schema: Schema): boolean {
    let found = false;
    mapSchema(schema, (node) => {
      const { required = [] } = node;
      found ||= Object.values(hidden).some((flag) =>
        required.some((name) => this.#isHidden(node, name, flag)),
      );
      return node;
    });
    return found;
  }

  /** Whether a schema, or a member of its `allOf`, marks a property with a keyword. */
  #isHidden(schema: unknown, name: string, flag: string, seen = new Set<unknown>()): boolean {
    const target = resolve(schema, this.#description);
    if (!isMapping(target) || seen.has(target)) return false;
    seen.add(target);
    const property = childOf(target.properties, name);
    const hasFlag = [property, resolve(property, this.#description)].some(
      (node) => childOf(node, flag) === true,
    );
    const members = listOf(target.allOf);
    return hasFlag || members.some((member) => this.#isHidden(member, name, flag, seen));
  }
}

/**
 * Where an object of a description is used. In a callback, the API sends the request and receives the response, so the
 * directions change places. OpenAPI does not define which properties the messages of a callback omit. Generated types
 * treat the request of a callback like a response, and the response of a callback like a request. In callbacks, the
 * drift check compares all properties, so that no change is missed.
 */
interface Place {
  direction: Direction;
  isInCallback: boolean;
}

/**
 * Applies to headers and media types in `components`, which are outside of messages. They count as part of responses,
 * because most headers are.
 */
const outsideMessages: Place = { direction: "response", isInCallback: false };

function placeWithin(kind: Kind, around: Place): Place {
  const { isInCallback } = around;
  switch (kind) {
    case "callback":
      return { ...around, isInCallback: true };
    case "parameter":
    case "requestBody":
      return { isInCallback, direction: isInCallback ? "response" : "request" };
    case "response":
      return { isInCallback, direction: isInCallback ? "request" : "response" };
    default:
      return around;
  }
}
