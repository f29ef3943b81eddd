import { tokensOf } from "../openapi/pointer.ts";

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

/** Describes a place in the dereferenced contract, like `DELETE /byok/{id} → 200 → deleted`. */
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
