import { stringifyYaml } from "@redocly/openapi-core";
import { entriesOf, isMapping, listOf, operationsOf, resolve } from "../document.ts";
import type { Mapping, OpenApiDocument, Operation } from "../document.ts";
import { Failure, messageOf } from "../failure.ts";
import { removeUnusedComponents } from "../redocly/engine.ts";
import { selectOperations, type OperationKey } from "./select-operations.ts";

/** The fields of a description that say something about its operations, beside those selected below. */
const sharedFields = ["openapi", "jsonSchemaDialect", "info", "servers", "security", "components"];

/**
 * Extracts operations and everything that they refer to from a description, in its order and with its texts.
 *
 * @param wanted - operations like `DELETE /byok/{id}`
 * @param name - the name of the description in error messages
 * @returns the extract as YAML
 * @throws {@link Failure} if the description lacks one of the operations
 */
export async function extract(
  description: OpenApiDocument,
  wanted: readonly string[],
  name: string,
): Promise<string> {
  const paths = selectOperations(description, wanted.map(toOperation), name);
  const found = operationsOf({ ...description, paths });
  const titles = found.map(titleOf);
  const missing = wanted.filter((title) => !titles.includes(title));
  if (missing.length > 0) {
    throw new Failure(
      `${name} does not describe ${missing.join(", ")}: nothing was changed, because openapi/upstream.json lists ` +
        (missing.length === 1 ? "this operation" : "these operations"),
    );
  }
  checkReferences(description, name);
  const selected: Mapping = { paths, tags: usedTags(description, found) };
  const fields = Object.keys(description).flatMap((field): [string, unknown][] => {
    const value = sharedFields.includes(field) ? description[field] : selected[field];
    return value === undefined ? [] : [[field, value]];
  });
  const document = await removeUnusedComponents(Object.fromEntries(fields), name);
  document.components = withoutEmptyFields(document.components);
  return stringifyYaml(document, { lineWidth: -1, noRefs: true });
}

/** Redocly follows references from one to the next as deep as the stack allows. */
function checkReferences(description: OpenApiDocument, name: string): void {
  try {
    for (const [, section] of entriesOf(description.components)) {
      for (const [, component] of entriesOf(section)) resolve(component, description);
    }
  } catch (error) {
    throw new Failure(`${name} cannot be extracted: ${messageOf(error)}`);
  }
}

/** How the record names an operation: `DELETE /byok/{id}`. */
export function titleOf({ method, path }: OperationKey): string {
  return `${method.toUpperCase()} ${path}`;
}

/** @throws {@link Failure} unless the title is like `DELETE /byok/{id}` */
export function toOperation(title: string): OperationKey {
  const [, method, path] = /^([A-Z]+) (\/.*)$/.exec(title) ?? [];
  if (method === undefined || path === undefined) {
    throw new Failure(`${JSON.stringify(title)} does not name an operation, as "GET /keys" does`);
  }
  return { method: method.toLowerCase(), path };
}

function usedTags(description: OpenApiDocument, operations: Operation[]): unknown[] | undefined {
  const names = new Set(operations.flatMap(({ operation }) => listOf(operation.tags)));
  const used = listOf(description.tags).filter((tag) => isMapping(tag) && names.has(tag.name));
  return used.length > 0 ? used : undefined;
}

function withoutEmptyFields(components: unknown): Mapping | undefined {
  const used = entriesOf(components).filter(([, section]) => entriesOf(section).length > 0);
  return used.length > 0 ? Object.fromEntries(used) : undefined;
}
