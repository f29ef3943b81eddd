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
 * @returns {OpenApiDocument} without aliases and merge keys
 */
export function parseDocument(text, name) {
  /** @type {unknown} */
  let parsed;
  try {
    parsed = parseYaml(text);
  } catch (error) {
    throw new Failure(`${name} is not valid YAML or JSON: ${messageOf(error).trim()}`);
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
  if (!isMapping(paths) || Object.keys(paths).length === 0) {
    throw new Failure(`${name} is not a whole OpenAPI document: it describes no paths`);
  }
  const reference = findOutsideReference(parsed);
  if (reference !== undefined) {
    throw new Failure(`${name} does not stand alone: it refers to ${JSON.stringify(reference)}`);
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
 * @param {unknown} node
 * @returns {string | undefined}
 */
function findOutsideReference(node) {
  if (typeof node !== "object" || node === null) return undefined;
  for (const [key, value] of Object.entries(node)) {
    if (key === "$ref" && typeof value === "string" && !value.startsWith("#")) return value;
    const found = findOutsideReference(value);
    if (found !== undefined) return found;
  }
  return undefined;
}
