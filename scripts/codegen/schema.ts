import type { OpenAPI3, SchemaObject } from "openapi-typescript";
import type { Node } from "typescript";
import { Failure, messageOf } from "../lib/failure.ts";
import type { Description } from "../openapi/objects.ts";
import { withPlainResponses } from "./forms/plain-responses.ts";
import { toTypable } from "./forms/typable.ts";
import { withTypeAliases } from "./forms/type-aliases.ts";
import { specialTypeOf } from "./special-types.ts";
import { openApiTypeScript, ts, type TypeContext } from "./typescript.ts";

/** Generates the types of a description with openapi-typescript. */
export function schemaSource(description: Description): string {
  const typable = withTypeAliases(toTypable(withPlainResponses(description)));
  const document = typable.description as unknown as OpenAPI3;
  const context: TypeContext = {
    ...noOptions,
    injectFooter: [],
    resolve: (reference) => openApiTypeScript.resolveRef(document, reference, { silent: true }),
    transform: specialTypeOf,
  };
  try {
    const nodes = openApiTypeScript.transformSchema(document, context);
    const aliases = [...typable.aliases].map(([name, schema]) =>
      declareAlias(name, schema as SchemaObject, context),
    );
    return openApiTypeScript.astToString([...nodes, ...aliases]);
  } catch (problem) {
    throw new Failure(`openapi-typescript rejects the contract: ${messageOf(problem)}`);
  }
}

function declareAlias(name: string, schema: SchemaObject, context: TypeContext): Node {
  const type = openApiTypeScript.transformSchemaObject(schema, { ctx: context });
  return ts.factory.createTypeAliasDeclaration(undefined, name, undefined, type);
}

/**
 * Every option of openapi-typescript that changes types is off, including `defaultNonNullable`: even a property with a
 * default may be missing from a response.
 */
const noOptions: Omit<TypeContext, "injectFooter" | "resolve" | "transform"> = {
  additionalProperties: false,
  alphabetize: false,
  arrayLength: false,
  conditionalEnums: false,
  dedupeEnums: false,
  defaultNonNullable: false,
  // The alternatives already state the values of their discriminator.
  discriminators: { objects: {}, refsHandled: [] },
  emptyObjectsUnknown: false,
  enum: false,
  enumValues: false,
  excludeDeprecated: false,
  exportType: false,
  generatePathParams: false,
  immutable: false,
  makePathsEnum: false,
  pathParamsAsTypes: false,
  postTransform: undefined,
  propertiesRequiredByDefault: false,
  readWriteMarkers: false,
  rootTypes: false,
  rootTypesKeepCasing: false,
  rootTypesNoSchemaPrefix: false,
  silent: true,
  transformProperty: undefined,
};
