import { isMapping } from "../contract/parse-document.js";
import { Failure, messageOf } from "../failure.js";
import { openapiTypeScript } from "./libraries.js";
import { resolve } from "./responses.js";

const { astToString, default: openapiTS } = openapiTypeScript;

/**
 * Path types of a normal form, by openapi-typescript.
 *
 * @param {Record<string, unknown>} normalForm
 */
export async function schemaSource(normalForm) {
  const { error } = console;
  const text = JSON.stringify(normalForm, (_key, /** @type {unknown} */ value) =>
    isMapping(value) ? withoutRequiredNull(value, normalForm) : value,
  );
  try {
    // openapi-typescript prints each problem that it finds and then throws the last one.
    console.error = () => undefined;
    // A default does not make a property of an answer present.
    return astToString(await openapiTS(text, { silent: true, defaultNonNullable: false }));
  } catch (problem) {
    throw new Failure(
      `no types can be made of the contract: ${messageOf(problem)}\n(npm run lint:spec tells where)`,
    );
  } finally {
    console.error = error;
  }
}

/**
 * Beside a reference to what may be `null`, openapi-typescript requires the properties of `null` too, which
 * no compiler takes. In a part of its own, `required` says the same, and the types leave it out.
 *
 * @param {Record<string, unknown>} schema
 * @param {unknown} normalForm
 */
function withoutRequiredNull(schema, normalForm) {
  const { required, ...rest } = schema;
  if (!Array.isArray(required) || !Array.isArray(rest.allOf)) return schema;
  const parts = /** @type {unknown[]} */ (rest.allOf);
  const hasNull = parts.some((part) => {
    const target = resolve(part, normalForm);
    return isMapping(target) && [target.type].flat().includes("null");
  });
  return hasNull ? { ...rest, allOf: [...parts, { required }] } : schema;
}
