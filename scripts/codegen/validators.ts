import { validator, type Schema as JsonSchema } from "@exodus/schemasafe";
import { Failure, messageOf } from "../lib/failure.ts";
import { uniqueName } from "../lib/unique-name.ts";
import { isMapping, type Mapping } from "../openapi/document.ts";
import { mapEntries } from "../openapi/mappings.ts";
import type { Description, Schema } from "../openapi/objects.ts";
import { atPointer, tokensOf } from "../openapi/pointer.ts";
import { reachableIn, referencesIn, referenceTo } from "../openapi/references.ts";
import { assertionsOf } from "./assertions.ts";
import {
  capitalized,
  validatedSchemasOf,
  type NamedOperation,
  type PlacedSchema,
} from "./named-operations.ts";
import { rejectSlowChecks } from "./reject-slow.ts";

interface NamedValidator {
  name: string;
  /** The type of the values that it accepts, as source code. */
  type: string;
  /** The exported type that contains this type. */
  importedType: "components" | "paths";
  schema: Schema;
}

/** The validators of all messages of a description. A component has a single validator, wherever it is used. */
export class Validators {
  readonly #description: Description;
  /** The validators by the keys of their schemas. */
  readonly #named = new Map<string, NamedValidator>();

  constructor(description: Description, operations: NamedOperation[]) {
    this.#description = description;
    for (const placed of operations.flatMap(validatedSchemasOf)) this.#add(placed);
  }

  #add(placed: PlacedSchema): void {
    const { schema } = placed;
    const key = keyOf(placed);
    if (this.#named.has(key)) return;
    const component = componentOf(schema);
    const { name: subject, type } = component ?? placed;
    const importedType = component ? "components" : "paths";
    this.#named.set(key, { name: this.#unusedName(subject), type, importedType, schema });
  }

  /** The name of the validator for a schema of one of the operations. */
  nameFor(placed: PlacedSchema): string {
    const known = this.#named.get(keyOf(placed));
    if (!known) throw new Error(`${placed.name} has no validator`);
    return known.name;
  }

  #unusedName(subject: string): string {
    const wanted = `is${capitalized(subject)}`.replaceAll(/\W/g, "_");
    const taken = [...this.#named.values()].map(({ name }) => name);
    return uniqueName(wanted, (name) => taken.includes(name));
  }

  /** An ES module that exports each validator. A bundler can drop unused validators. */
  source(): string {
    const components = { schemas: this.#usedComponents() };
    const exported = new Map<string, string>();
    const sorted = [...this.#named.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    const statements = sorted.map(({ name, type, schema }) => {
      const code = compile(this.#checkedAssertionsOf(this.#target(schema), name), components);
      // Schemas that compile to the same code share a function.
      const equal = exported.get(code);
      if (equal === undefined) exported.set(code, name);
      const value = equal === undefined ? `/* @__PURE__ */ ${code}` : `${equal};`;
      return `export const ${name}: (value: unknown) => value is ${type} = ${value}`;
    });
    const types = [...new Set(sorted.map(({ importedType }) => importedType))].sort();
    return [
      types.length > 0 ? `import type { ${types.join(", ")} } from "./schema.ts";` : "export {};",
      ...statements,
    ].join("\n\n");
  }

  #target(schema: Schema): Schema {
    const component = componentOf(schema);
    if (!component) return schema;
    return atPointer(this.#description, component.reference) as Schema;
  }

  /** The components that the schemas refer to, directly or indirectly. */
  #usedComponents(): Mapping {
    const direct = [...this.#named.values()].flatMap(({ schema }) => referencesIn(schema));
    const references = reachableIn(this.#description, direct);
    const { schemas = {} } = this.#description.components ?? {};
    const used = Object.entries(schemas).filter(([name]) =>
      references.has(referenceTo("schemas", name)),
    );
    return mapEntries(Object.fromEntries(used), (schema, name) =>
      this.#checkedAssertionsOf(schema, name),
    );
  }

  #checkedAssertionsOf(schema: Schema, name: string): Schema {
    rejectSlowChecks(schema, name, this.#description);
    return assertionsOf(schema);
  }
}

/** The reference of a component, or the name of the place of any other schema. */
function keyOf({ schema, name }: PlacedSchema): string {
  return componentOf(schema)?.reference ?? name;
}

/** The component that a schema refers to; `undefined` if the schema is not a reference or has other keywords. */
function componentOf(schema: Schema) {
  if (!isMapping(schema) || typeof schema.$ref !== "string") return undefined;
  const reference = schema.$ref;
  const [, section, name, ...rest] = tokensOf(reference);
  const isAlone = Object.keys(assertionsOf(schema)).length === 1;
  if (section !== "schemas" || name === undefined || rest.length > 0 || !isAlone) return undefined;
  return { reference, name, type: `components["schemas"][${JSON.stringify(name)}]` };
}

/** Compiles a schema to the source code of a validator function, with the semicolon that ends its statement. */
function compile(schema: Schema, components: Mapping): string {
  // schemasafe resolves references within the schema itself.
  const root = isMapping(schema) ? { ...schema, components } : schema;
  try {
    return validator(root as JsonSchema, {
      $schemaDefault: "https://json-schema.org/draft/2020-12/schema",
      // The contract has been linted already, so schemasafe's style checks are off.
      mode: "lax",
      // Validated values are decoded from JSON or read from a query, so none is `undefined`.
      isJSON: true,
    }).toModule();
  } catch (error) {
    throw new Failure(`schemasafe rejects the contract: ${messageOf(error)}`);
  }
}
