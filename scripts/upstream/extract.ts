import { stringifyYaml } from "@redocly/openapi-core";
import { atPointer, decoded, pointerOf } from "../openapi/pointer.ts";
import {
  childOf,
  entriesOf,
  listOf,
  type Mapping,
  type OpenApiDocument,
} from "../openapi/document.ts";
import {
  operationsOf,
  type Operation,
  identityOf,
  titleOf,
  toOperation,
} from "../openapi/operations.ts";
import { selectOperations } from "../openapi/select-operations.ts";
import { Failure } from "../lib/failure.ts";
import { descendantsIn } from "../openapi/descendants.ts";
import { liftReferences } from "../openapi/lift-references.ts";
import { namesIn, reachable, referencesIn } from "../openapi/references.ts";

/** The fields of a description that say something about its operations, beside those selected below. */
const sharedFields = ["openapi", "jsonSchemaDialect", "info", "servers", "security"];

/** Extracts operations and all that they refer to, in the description's order, as YAML, with the operations' titles. */
export function extract(
  published: OpenApiDocument,
  wanted: readonly string[],
  name: string,
): { contract: string; operations: string[] } {
  // A path that a reference leads into may not be extracted itself.
  const description = liftReferences(published, ([field]) => field === "paths");
  const paths = selectOperations(description, wanted.map(toOperation), name);
  const found = operationsOf({ ...description, paths });
  const titles = new Map(found.map((operation) => [identityOf(operation), titleOf(operation)]));
  const operations = wanted.map((title) => titles.get(identityOf(toOperation(title))) ?? "");
  const missing = wanted.filter((_title, index) => operations[index] === "");
  if (missing.length > 0) {
    throw new Failure(`${name} does not describe ${missing.join(", ")}: nothing was changed`);
  }
  const components = usedComponents(description, [paths, { security: description.security }]);
  const selected: Mapping = { paths, components, tags: usedTags(description, found) };
  const fields = Object.keys(description).flatMap((field): [string, unknown][] => {
    const value = sharedFields.includes(field) ? description[field] : selected[field];
    return value === undefined ? [] : [[field, value]];
  });
  const contract = stringifyYaml(Object.fromEntries(fields), { lineWidth: -1, noRefs: true });
  return { contract, operations };
}

function usedTags(description: OpenApiDocument, operations: Operation[]): unknown[] | undefined {
  const names = new Set(operations.flatMap(({ operation }) => listOf(operation.tags)));
  const used = listOf(description.tags).filter((tag) => names.has(childOf(tag, "name")));
  return used.length > 0 ? used : undefined;
}

/** The components that something refers to, directly or not. */
function usedComponents(description: OpenApiDocument, users: unknown): Mapping | undefined {
  const descendantsOf = descendantsIn(description);
  const linksIn = (node: unknown): string[] =>
    [...referencesIn(node), ...namesIn(node)].map(componentOf);
  // A schema with a discriminator stands for those that build on it.
  const variantsOf = (link: string): string[] =>
    childOf(atPointer(description, link), "discriminator") ? descendantsOf(link) : [];
  const used = reachable(linksIn(users), (link) => [
    ...linksIn(atPointer(description, link)),
    ...variantsOf(link),
  ]);
  const sections = entriesOf(description.components).flatMap(([section, components]) => {
    const kept = entriesOf(components).filter(([name]) =>
      used.has(componentOf(`#${pointerOf(["components", section, name])}`)),
    );
    return kept.length > 0 ? [[section, Object.fromEntries(kept)]] : [];
  });
  return sections.length > 0 ? (Object.fromEntries(sections) as Mapping) : undefined;
}

/** The component that a reference leads to, or into. */
function componentOf(reference: string): string {
  return decoded(reference).replace(/^(#\/components(?:\/[^/]*){2}).*/, "$1");
}
