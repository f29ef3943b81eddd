import type { OpenAPI3 } from "openapi-typescript";
import { isMapping, type Mapping } from "../openapi/document.ts";
import { resolve } from "../openapi/pointer.ts";
import { Failure, messageOf } from "../lib/failure.ts";
import { astToString, resolveRef, scanDiscriminators, transformSchema } from "./libraries.ts";

const silent = { silent: true };

/** The types of a normal form, by openapi-typescript. */
export function schemaSource(normalForm: Mapping): string {
  const text = JSON.stringify(normalForm, (_key, value: unknown) =>
    isMapping(value) ? withoutRequiredNull(value, normalForm) : value,
  );
  const schema = JSON.parse(text) as OpenAPI3;
  try {
    const nodes = transformSchema(schema, {
      // A default does not make a property of a response present.
      defaultNonNullable: false,
      discriminators: scanDiscriminators(schema, silent),
      injectFooter: [],
      resolve: (reference) => resolveRef(schema, reference, silent),
      ...silent,
    });
    return astToString(nodes);
  } catch (problem) {
    throw new Failure(`openapi-typescript rejects the contract: ${messageOf(problem)}`);
  }
}

/** Beside a reference to a nullable schema, openapi-typescript would require the properties of `null` as well. */
function withoutRequiredNull(schema: Mapping, normalForm: Mapping): Mapping {
  const { required, ...rest } = schema;
  if (!Array.isArray(required) || !Array.isArray(rest.allOf)) return schema;
  const parts = rest.allOf as unknown[];
  const hasNull = parts.some((part) => {
    const target = resolve(part, normalForm);
    return isMapping(target) && [target.type].flat().includes("null");
  });
  return hasNull ? { ...rest, allOf: [...parts, { required }] } : schema;
}
