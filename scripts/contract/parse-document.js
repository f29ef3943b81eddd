import { parse } from "yaml";
import { Failure, messageOf } from "../failure.js";

/**
 * @typedef {{ openapi: string, info: object, paths: Record<string, unknown>, [field: string]: unknown }} OpenApiDocument
 */

/**
 * Parses an OpenAPI 3 document in YAML or JSON. It has to stand alone: a reference to another document
 * would have Redocly fetch whatever it names.
 *
 * @param {string} text
 * @param {string} name what to call the text in an error
 * @param {unknown} [parsed] what {@link parseYaml} made of the text, if that was done
 * @returns {OpenApiDocument} without aliases and merge keys
 */
export function parseDocument(text, name, parsed) {
  /** @type {string | undefined} */
  let outside;
  try {
    // Through JSON, so that aliases are copies: one that holds itself has none.
    parsed = JSON.parse(
      JSON.stringify(parsed ?? parseYaml(text)),
      (key, /** @type {unknown} */ value) => {
        outside ??= findOutsideReference(key, value);
        return value;
      },
    );
  } catch (error) {
    // After its first line, the library shows the place.
    const [reason = ""] = messageOf(error).trim().split("\n");
    throw new Failure(`${name} is not valid YAML or JSON: ${reason.replace(/:$/, "")}`);
  }
  if (!isMapping(parsed)) throw new Failure(`${name} is not an OpenAPI document: it is no mapping`);
  const { openapi, info, paths } = parsed;
  if (typeof openapi !== "string" || !/^3\.\d+\.\d+/.test(openapi)) {
    const found = openapi ?? parsed.swagger;
    throw new Failure(
      `${name} is not an OpenAPI 3 document: ` +
        (found === undefined
          ? "it has no field openapi"
          : `its version is ${JSON.stringify(found)}`),
    );
  }
  if (!isMapping(info)) throw new Failure(`${name} is not a whole OpenAPI document: no info`);
  if (!isMapping(paths)) throw new Failure(`${name} is not a whole OpenAPI document: no paths`);
  if (outside !== undefined) {
    throw new Failure(`${name} does not stand alone: it refers to ${JSON.stringify(outside)}`);
  }
  return { ...parsed, openapi, info, paths };
}

/**
 * Parses YAML, of which JSON is a part. The library's own limit on aliases stops a bomb of them.
 *
 * @param {string} text
 * @returns {unknown}
 */
export function parseYaml(text) {
  return parse(text, { merge: true, logLevel: "error" });
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export function isMapping(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Finds what a tool would read from elsewhere: the target of a reference that does not begin with `#`.
 * What a discriminator maps to may also be the name of a schema.
 *
 * @param {string} key
 * @param {unknown} value
 * @returns {string | undefined}
 */
function findOutsideReference(key, value) {
  if (key === "discriminator" && isMapping(value) && isMapping(value.mapping)) {
    return Object.values(value.mapping)
      .map(String)
      .find((target) => !/^(?:#|[\w-]+$)/.test(target));
  }
  const refers = ["$ref", "$dynamicRef", "externalValue", "operationRef"].includes(key);
  return refers && typeof value === "string" && !value.startsWith("#") ? value : undefined;
}
