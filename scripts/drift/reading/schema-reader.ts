import { isMapping, listOf, type Mapping, type OpenApiDocument } from "../../openapi/document.ts";
import { decoded } from "../../openapi/pointer.ts";
import { schemaKeywords } from "../../openapi/schema-keywords.ts";
import { DiscriminatorReader, unionOf } from "./discriminator.ts";
import { withoutHidden, type Hidden } from "./hidden.ts";
import { isMalformed, isUnknownIn30, keywords, opaqueKeywords } from "./keywords.ts";
import { toNewestNotation } from "./notations.ts";
import type { OpenEnumerations } from "./open-enumerations.ts";
import type { ReadSchema } from "./read-schema.ts";
import { brokenReference, References } from "./references.ts";
import { readXml } from "./xml.ts";

/** The kind of message that a schema is read for. */
export interface View {
  /** Which properties the message omits. */
  readonly hidden: Hidden;
  /** Whether the message is XML, so that XML Objects matter. */
  readonly isXml: boolean;
}

/**
 * Reads the schemas of a document for a comparison: without documentation, in the notation of the newest version. Each
 * schema is read for one kind of message. Each `$ref` becomes the name of an entry in {@link schemas}.
 */
export class SchemaReader {
  /** The shared schemas, by name. */
  readonly schemas = new Map<string, unknown>();
  /** The reference of each shared schema, by name. */
  readonly referenceOf = new Map<string, string>();
  /** Mistakes that make a verdict uncertain. */
  readonly problems = new Set<string>();
  /** What cannot be compared, such as references to other documents. Whether it has changed is unknown. */
  readonly notCompared = new Set<string>();
  readonly references: References;
  /**
   * Tasks that read the targets of references. They run one after the other, because nested calls could overflow the
   * stack.
   */
  readonly #pending: (() => void)[] = [];
  readonly #document: OpenApiDocument;
  readonly #discriminators: DiscriminatorReader;
  readonly #openEnumerations: OpenEnumerations;

  constructor(document: OpenApiDocument, openEnumerations: OpenEnumerations) {
    this.#document = document;
    this.references = new References(document);
    this.#discriminators = new DiscriminatorReader(document, this.references);
    this.#openEnumerations = openEnumerations;
  }

  /** Reads a schema. A missing schema allows everything. */
  read(schema: unknown, view: View): unknown {
    const result = this.#read(schema ?? {}, view, false);
    for (let next = this.#pending.pop(); next; next = this.#pending.pop()) next();
    return result;
  }

  /**
   * Reads a schema, and schedules reading the targets of its references.
   *
   * @param isShared - whether the schema is the target of a reference. Only then does its `allOf` list the schemas that
   * it extends.
   */
  #read(schema: unknown, view: View, isShared: boolean, name?: string): unknown {
    if (typeof schema === "boolean") return schema;
    if (!isMapping(schema)) {
      this.problems.add(`- a schema is neither an object nor a boolean: ${JSON.stringify(schema)}`);
      return {};
    }
    // OpenAPI 3.0 ignores all fields beside a reference.
    const isPlainReference = this.#is30() && typeof schema.$ref === "string";
    const stated = isPlainReference
      ? { $ref: schema.$ref }
      : this.#discriminators.withValues(schema);
    const visible = withoutHidden(stated, view.hidden, this.references);
    const result = this.#readKeywords(toNewestNotation(visible.schema), view, isShared);
    if (visible.hiddenProperties.length > 0) result.hiddenProperties = visible.hiddenProperties;
    if (this.#openEnumerations.includes(schema)) result.openEnumeration = true;
    if (view.isXml) result.xml = readXml(schema, name);
    return result;
  }

  #readKeywords(schema: Mapping, view: View, isShared: boolean): ReadSchema {
    const result: ReadSchema = {};
    const opaque: Mapping = {};
    for (const [keyword, value] of Object.entries(schema)) {
      if (value === null && keyword !== "const" && keyword !== "default") continue;
      if (keyword === "$dynamicRef") continue;
      if (isMalformed(keyword, schema)) {
        this.problems.add(
          `- invalid value of \`${keyword}\` in a schema: ${JSON.stringify(value)}`,
        );
        opaque[keyword] = value;
      } else if (opaqueKeywords.has(keyword)) {
        opaque[keyword] = value;
      } else if (Object.hasOwn(keywords, keyword)) {
        result[keyword] = this.#readKeyword(keyword, value, view, isShared);
      } else if (this.#is30() && isUnknownIn30(keyword)) {
        this.problems.add(`- \`${keyword}\` is not a schema keyword of OpenAPI 3.0`);
      }
    }
    // The reference joins `allOf`, which must have been read before.
    const { $dynamicRef: reference = null } = schema;
    if (reference !== null) {
      const text = typeof reference === "string" ? reference : JSON.stringify(reference);
      this.#readDynamicReference(text, view, result, opaque);
    }
    if (Object.keys(opaque).length > 0) result.opaque = opaque;
    return result;
  }

  #readKeyword(keyword: string, value: unknown, view: View, isShared: boolean): unknown {
    if (keyword === "$ref") return this.#nameOf(String(value), view, false);
    if (keyword === "allOf" && Array.isArray(value))
      return value.map((member: unknown) => this.#readMember(member, view, isShared));
    if (schemaKeywords.list.includes(keyword) && Array.isArray(value))
      return value.map((item) => this.#read(item, view, false));
    if (schemaKeywords.mapping.includes(keyword) && isMapping(value)) {
      const isNamed = keyword === "properties";
      const entries = Object.entries(value).map(([name, item]) => [
        name,
        this.#read(item, view, false, isNamed ? name : undefined),
      ]);
      return Object.fromEntries(entries) as Mapping;
    }
    const isSchema = schemaKeywords.one.includes(keyword) || keyword === "contentSchema";
    return isSchema ? this.#read(value, view, false) : value;
  }

  /**
   * Reads a member of an `allOf`. In the `allOf` of a shared schema, a member that is only a reference stands for its
   * target alone. Elsewhere, a reference to a schema with a discriminator also stands for every schema that extends it.
   */
  #readMember(member: unknown, view: View, isShared: boolean): unknown {
    const isReference = isMapping(member) && typeof member.$ref === "string";
    const isOnlyReference = isReference && (this.#is30() || Object.keys(member).length === 1);
    if (!isShared || !isOnlyReference) return this.#read(member, view, false);
    return { $ref: this.#nameOf(String(member.$ref), view, true) };
  }

  /**
   * Returns the name of the target of a reference, and schedules reading the target.
   *
   * @param isBase - whether the reference stands for its target alone, without the schemas that extend it
   */
  #nameOf(reference: string, view: View, isBase: boolean): string {
    const pointer = decoded(reference);
    const variants = isBase ? undefined : this.#discriminators.variantsOf(pointer);
    const hasVariants = variants !== undefined && variants.variants.length > 0;
    const kind = hasVariants ? "with variants" : "alone";
    const name = [view.hidden, view.isXml ? "xml" : "", kind, pointer].join(" ");
    if (this.schemas.has(name)) return name;
    this.referenceOf.set(name, pointer);
    const target = this.references.follow(pointer);
    if (target === undefined) {
      this.reportReference(reference);
      const unresolved: ReadSchema = { unresolved: reference, opaque: { $ref: pointer } };
      this.schemas.set(name, unresolved);
      return name;
    }
    // Reserves the name, because the target may refer to itself.
    this.schemas.set(name, undefined);
    this.#pending.push(() => {
      const schema = hasVariants
        ? unionOf(pointer, variants, (variant) => this.#nameOf(variant, view, true))
        : this.#read(target, view, true);
      this.schemas.set(name, schema);
    });
    return name;
  }

  /**
   * Reads a `$dynamicRef` with one possible target as a `$ref`. Any other `$dynamicRef` is compared only for equality,
   * and reported.
   */
  #readDynamicReference(reference: string, view: View, result: ReadSchema, opaque: Mapping): void {
    const name = reference.replace(/^#/, "");
    const isAmbiguous = this.references.countDynamicTargets(name) > 1;
    if (this.references.follow(reference) !== undefined && !isAmbiguous) {
      const target = { $ref: this.#nameOf(reference, view, false) };
      result.allOf = [...listOf(result.allOf), target];
      return;
    }
    opaque.$dynamicRef = reference;
    this.reportReference(reference);
  }

  /** Reports a reference that cannot be followed. A JSON pointer without a target is a mistake in the document. */
  reportReference(reference: string): void {
    const isPointer = reference.startsWith("#/");
    const list = isPointer ? this.problems : this.notCompared;
    list.add(brokenReference(reference));
  }

  #is30(): boolean {
    return this.#document.openapi.startsWith("3.0");
  }
}
