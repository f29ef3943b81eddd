import type { OpenAPI3 } from "openapi-typescript";
import { Failure, messageOf } from "../lib/failure.ts";
import type { Description } from "../openapi/objects.ts";
import { withPlainResponses } from "./forms/plain-responses.ts";
import { toTypable } from "./forms/typable.ts";
import { specialTypeOf } from "./special-types.ts";
import { openApiTypeScript, type TypeContext } from "./typescript.ts";

/** Generates the types of a description with openapi-typescript. */
export function schemaSource(description: Description): string {
  const typable = toTypable(withPlainResponses(description));
  const context: TypeContext = {
    ...noOptions,
    injectFooter: [],
    resolve: (reference) => openApiTypeScript.resolveRef(typable, reference, { silent: true }),
    transform: specialTypeOf,
  };
  try {
    const nodes = openApiTypeScript.transformSchema(typable as unknown as OpenAPI3, context);
    return openApiTypeScript.astToString(nodes);
  } catch (problem) {
    throw new Failure(`openapi-typescript rejects the contract: ${messageOf(problem)}`);
  }
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
