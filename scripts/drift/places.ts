import { childOf, isMapping, pointerOf, resolve, tokensOf } from "../document.ts";
import type { OpenApiDocument } from "../document.ts";

/** How a field and the key below it are described together; other fields are described by their name. */
const descriptions: Record<string, (key: string) => string> = {
  anyOf: (index) => `alternative ${String(Number(index) + 1)}`,
  allOf: (index) => `part ${String(Number(index) + 1)}`,
  content: (mediaType) => (mediaType === "application/json" ? "" : mediaType),
  flows: (grant) => `${grant} flow`,
  headers: (name) => `header ${name}`,
  oneOf: (index) => `alternative ${String(Number(index) + 1)}`,
  parameters: (identity) => identity.replace(/^(\w+) (.*)$/, "$2 ($1)"),
  properties: (name) => name,
  responses: (status) => status,
  security: () => "security",
  servers: () => "server",
};

/**
 * Describes a place in a contract, like `DELETE /byok/{id} → 200 → deleted`.
 *
 * @param pointer - into the dereferenced contract
 */
export function describePlace(pointer: string): string {
  const [section, path = "", key, ...tokens] = tokensOf(pointer);
  if (key === undefined) return path;
  const steps = [section === "paths" ? `${key.toUpperCase()} ${path}` : key];
  for (let index = 0; index < tokens.length; index++) {
    const token = String(tokens[index]);
    const describe = Object.hasOwn(descriptions, token) ? descriptions[token] : undefined;
    if (describe) steps.push(describe(tokens[++index] ?? ""));
    else if (token !== "schema") steps.push(token);
  }
  return steps.filter((step) => step !== "").join(" → ");
}

/**
 * The JSON pointer into the contract as it is written, or to the innermost existing node around the place.
 *
 * @param pointer - into the dereferenced contract
 */
export function locate(pointer: string, contract: OpenApiDocument): string {
  let node: unknown = contract;
  let place: string[] = [];
  for (const token of tokensOf(pointer)) {
    while (isMapping(node) && typeof node.$ref === "string") {
      place = tokensOf(decodeURIComponent(node.$ref));
      node = place.reduce<unknown>(childOf, contract);
    }
    const key = keyIn(node, token, contract);
    const child = key === undefined ? undefined : childOf(node, key);
    if (key === undefined || child === undefined) break;
    place = [...place, key];
    node = child;
  }
  return pointerOf(place);
}

/** The key of a child. A parameter is identified by its place and name. */
function keyIn(node: unknown, token: string, contract: OpenApiDocument): string | undefined {
  if (!Array.isArray(node)) return token;
  const index = node.findIndex((item) => {
    const parameter = resolve(item, contract);
    return isMapping(parameter) && `${String(parameter.in)} ${String(parameter.name)}` === token;
  });
  if (index >= 0) return String(index);
  return token in node ? token : undefined;
}
