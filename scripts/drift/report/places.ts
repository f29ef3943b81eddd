import { tokensOf } from "../../openapi/pointer.ts";

/** Functions that describe a field together with the key below it. Other fields are described by {@link words}. */
const descriptions: Readonly<Record<string, (key: string) => string>> = {
  callbacks: (name) => `callback ${name}`,
  content: (mediaType) => (mediaType === "application/json" ? "" : mediaType),
  encoding: (name) => `part ${name}`,
  flows: (grant) => `${grant} flow`,
  headers: (name) => `header ${name}`,
  parameters: (identity) => identity.replace(/^(\w+) (.*)$/s, "$2 ($1)"),
  patternProperties: (pattern) => `names matching ${pattern}`,
  prefixItems: (index) => `item ${String(Number(index) + 1)}`,
  properties: (name) => name,
  responses: (status) => status,
};

/** Descriptions of fields. By default, a field is described by its own name. */
const words: Readonly<Record<string, string>> = {
  additionalProperties: "other properties",
  items: "items",
  requestBody: "body",
  schema: "",
  servers: "server",
};

/** Describes a place of the contract, like `DELETE /byok/{id} → 200 → deleted`. */
export function describePlace(keys: readonly string[]): string {
  const [, path = "", method, ...within] = keys;
  if (method === undefined) return path;
  return [`${method.toUpperCase()} ${path}`, ...stepsOf(within)].join(" → ");
}

/** Describes a place within a shared schema, like `BYOKKey → provider`. */
export function describeShared(reference: string, keys: readonly string[]): string {
  return [schemaName(reference), ...stepsOf(keys)].join(" → ");
}

/** The name of a shared schema: the last token of its reference. */
function schemaName(reference: string): string {
  return tokensOf(reference).at(-1) ?? reference;
}

function stepsOf(keys: readonly string[]): string[] {
  const steps: string[] = [];
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] ?? "";
    const next = keys[index + 1];
    if (next !== undefined && Object.hasOwn(descriptions, key)) {
      steps.push(descriptions[key]?.(next) ?? next);
      index++;
    } else {
      steps.push(Object.hasOwn(words, key) ? (words[key] ?? key) : key);
    }
  }
  return steps.filter((step) => step !== "");
}
