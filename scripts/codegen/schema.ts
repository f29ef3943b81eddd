import { isMapping, resolve, type Mapping } from "../document.ts";
import { Failure, messageOf } from "../failure.ts";
import { openapiTypeScript } from "./libraries.ts";

const { astToString, default: openapiTS } = openapiTypeScript;

/** The types of a normal form, by openapi-typescript. */
export async function schemaSource(normalForm: Mapping): Promise<string> {
  const text = JSON.stringify(normalForm, (_key, value: unknown) =>
    isMapping(value) ? withoutRequiredNull(value, normalForm) : value,
  );
  const { error } = console;
  try {
    // openapi-typescript prints each problem before it throws the last one.
    console.error = () => undefined;
    // A default does not make a property of a response present.
    return astToString(await openapiTS(text, { silent: true, defaultNonNullable: false }));
  } catch (problem) {
    throw new Failure(`openapi-typescript rejects the contract: ${messageOf(problem)}`);
  } finally {
    console.error = error;
  }
}

/**
 * Beside a reference to a nullable schema, openapi-typescript requires properties of `null` too, which does not
 * compile. It ignores a `required` in a part of its own, which means the same.
 */
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
