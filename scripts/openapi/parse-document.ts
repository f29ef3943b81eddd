import { CORE_SCHEMA, load, mergeTag } from "js-yaml";
import { isMapping, type OpenApiDocument } from "./document.ts";
import { Failure, messageOf } from "../lib/failure.ts";

const maxDepth = 200;

/** The core schema of YAML 1.2, and the merge keys of YAML 1.1, which descriptions use. */
const schema = CORE_SCHEMA.withTags(mergeTag);

/** Parses an OpenAPI 3 document in YAML or JSON. Aliases become copies. */
export function parseDocument(text: string, name: string): OpenApiDocument {
  return toDocument(parseText(text, name), name);
}

export function toDocument(parsed: unknown, name: string): OpenApiDocument {
  if (!isMapping(parsed)) {
    throw new Failure(`${name} is not an OpenAPI document: it is not a mapping`);
  }
  const { openapi, info, paths } = parsed;
  if (typeof openapi !== "string" || !/^3\.\d+\.\d+/.test(openapi)) {
    const reason = describeVersion(openapi, parsed.swagger);
    throw new Failure(`${name} is not an OpenAPI 3 document: ${reason}`);
  }
  if (!isMapping(info)) throw new Failure(`${name} is not an OpenAPI document: it has no info`);
  if (!isMapping(paths)) throw new Failure(`${name} is not an OpenAPI document: it has no paths`);
  return { ...parsed, openapi, info, paths };
}

/** Says why the version of a document is not that of an OpenAPI 3 document. */
function describeVersion(openapi: unknown, swagger: unknown): string {
  if (openapi !== undefined)
    return `the field openapi must be a version such as "3.1.0", but it is ${JSON.stringify(openapi)}`;
  if (swagger !== undefined) return `it has the Swagger version ${JSON.stringify(swagger)}`;
  return "it has no field openapi";
}

/** Parses YAML, which includes JSON. */
function parseText(text: string, name: string): unknown {
  try {
    return withoutAliases(load(text, { schema, maxDepth }), text.length);
  } catch (error) {
    // The other lines of the message quote the source.
    const [reason = ""] = messageOf(error).trim().split("\n");
    throw new Failure(`${name} is not valid YAML or JSON: ${reason.replace(/:$/, "")}`);
  }
}

/**
 * A copy without shared nodes. A few nested aliases can expand to more than fits into memory, so the size is limited.
 */
function withoutAliases(parsed: unknown, length: number): unknown {
  // Without aliases, neither the nodes nor the characters of the result can outnumber the characters of the text.
  let rest = 2 * length + 10_000;
  const text = JSON.stringify(parsed, (_key, value: unknown) => {
    rest -= 1 + charactersIn(value);
    if (rest < 0) throw new Error("its aliases expand to more data than allowed");
    return value;
  });
  return JSON.parse(text);
}

/** The number of characters in a text, or in the keys of a mapping. */
function charactersIn(node: unknown): number {
  if (typeof node === "string") return node.length;
  return isMapping(node) ? Object.keys(node).join("").length : 0;
}
