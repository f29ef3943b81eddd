import { entriesOf, isMapping, type OpenApiDocument } from "./document.ts";
import { Failure, messageOf } from "./failure.ts";

const maxDepth = 200;

/**
 * Parses an OpenAPI 3 document in YAML or JSON. Aliases become copies.
 */
export async function parseDocument(text: string, name: string): Promise<OpenApiDocument> {
  return toDocument(await parseText(text, name), name);
}

/** A reference to another document is rejected: a tool would read whatever it names. */
export function toDocument(parsed: unknown, name: string): OpenApiDocument {
  if (!isMapping(parsed)) {
    throw new Failure(`${name} is not an OpenAPI document: it is not a mapping`);
  }
  const { openapi, info, paths } = parsed;
  if (typeof openapi !== "string" || !/^3\.\d+\.\d+/.test(openapi)) {
    const version = openapi ?? parsed.swagger;
    const reason =
      version === undefined
        ? "it has no field openapi"
        : `its version is ${JSON.stringify(version)}`;
    throw new Failure(`${name} is not an OpenAPI 3 document: ${reason}`);
  }
  if (!isMapping(info)) throw new Failure(`${name} is not an OpenAPI document: it has no info`);
  if (!isMapping(paths)) throw new Failure(`${name} is not an OpenAPI document: it has no paths`);
  const outside = findOutsideReference(parsed);
  if (outside !== undefined) {
    throw new Failure(`${name} refers to another document: ${JSON.stringify(outside)}`);
  }
  return { ...parsed, openapi, info, paths };
}

/** Parses YAML as Redocly does. JSON is parsed as such, which is faster. */
export async function parseText(text: string, name: string): Promise<unknown> {
  const { parseYaml } = await import("@redocly/openapi-core");
  try {
    return withoutAliases(parseJson(text) ?? parseYaml(text, { maxDepth }), text.length);
  } catch (error) {
    // The other lines of the message show the place.
    const [reason = ""] = messageOf(error).trim().split("\n");
    throw new Failure(`${name} is not valid YAML or JSON: ${reason.replace(/:$/, "")}`);
  }
}

function parseJson(text: string): unknown {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // It may be YAML in flow style.
    return undefined;
  }
}

/** A copy in which nothing is shared. A few nested aliases can stand for more than fits into memory. */
function withoutAliases(parsed: unknown, length: number): unknown {
  let nodes = 0;
  const copy = (node: unknown, depth: number): unknown => {
    if (++nodes > length + 1000) throw new Error("its aliases stand for too many nodes");
    if (depth > maxDepth) throw new Error("it is nested too deeply");
    if (Array.isArray(node)) return node.map((item) => copy(item, depth + 1));
    if (!isMapping(node)) return node;
    return Object.fromEntries(Object.keys(node).map((key) => [key, copy(node[key], depth + 1)]));
  };
  return copy(parsed, 0);
}

/** A discriminator may also map to the name of a schema. */
function findOutsideReference(node: unknown): string | undefined {
  const children = Array.isArray(node)
    ? node.map((item: unknown): [string, unknown] => ["", item])
    : entriesOf(node);
  for (const [key, value] of children) {
    const refers = ["$ref", "$dynamicRef", "externalValue", "operationRef"].includes(key);
    if (refers && typeof value === "string" && !value.startsWith("#")) return value;
    const names = key === "discriminator" && isMapping(value) ? entriesOf(value.mapping) : [];
    const target = names
      .map(([, name]) => String(name))
      .find((name) => !/^(?:#|[\w-]+$)/.test(name));
    const outside = target ?? findOutsideReference(value);
    if (outside !== undefined) return outside;
  }
  return undefined;
}
