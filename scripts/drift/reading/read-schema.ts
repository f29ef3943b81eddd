import { isMapping, type Mapping } from "../../openapi/document.ts";

/** A schema that has been read for a comparison: keywords of JSON Schema, and what the reader adds to them. */
export interface ReadSchema extends Mapping {
  /**
   * The names of properties that the message omits. The `required` list of this schema, or of a schema that `allOf`
   * combines with it, may still contain them.
   */
  hiddenProperties?: readonly string[];
  /** Set if the schema is an open enumeration, or lists all of its values. */
  openEnumeration?: true;
  /** The reference that this schema replaces, because it has no target. */
  unresolved?: string;
  /** The keywords that are compared only for equality, such as keywords with an invalid value. */
  opaque?: Mapping;
  /** The reference of the schema with a discriminator that this schema is, or that it extends. */
  variantOf?: string;
  /** Whether this schema is the schema with the discriminator itself. */
  isBase?: boolean;
  /** How the value is serialized as XML, if the message is XML. */
  xml?: Mapping;
}

/**
 * Whether a schema from the schema reader is an object rather than `true` or `false`. TypeScript cannot check its fields;
 * the reader sets them with these types.
 */
export function isReadSchema(schema: unknown): schema is ReadSchema {
  return isMapping(schema);
}
