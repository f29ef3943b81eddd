import { dump } from "js-yaml";
import { atPointer, decoded, pointerOf, tokensOf } from "../openapi/pointer.ts";
import {
  childOf,
  entriesOf,
  listOf,
  type Mapping,
  type OpenApiDocument,
} from "../openapi/document.ts";
import { selectOperations } from "../openapi/select-operations.ts";
import {
  operationsOf,
  type Operation,
  type OperationKey,
  identityOf,
  titleOf,
  operationKeyOf,
} from "../openapi/operations.ts";
import { Failure } from "../lib/failure.ts";
import { descendantsIn } from "../openapi/descendants.ts";
import { liftReferences } from "../openapi/lift-references.ts";
import { namedReferencesIn, reachable, referencesIn, referenceTo } from "../openapi/references.ts";
import { suggestion } from "./suggest.ts";

/** The fields of a description that apply to all of its operations. */
const sharedFields = ["openapi", "jsonSchemaDialect", "info", "servers", "security"];

/**
 * Extracts operations and everything that they refer to, as YAML in the order of the description. Also returns the
 * titles of the operations.
 */
export function extract(
  published: OpenApiDocument,
  wanted: readonly string[],
  name: string,
): { contract: string; operations: string[] } {
  // A reference may lead into a path that is not extracted, so its target becomes a component.
  const description = liftReferences(published, ([field]) => field === "paths");
  const paths = selectOperations(description, wanted.map(operationKeyOf), name);
  const found = operationsOf({ ...description, paths });
  const operations = titlesOf(found, wanted, published, name);
  const components = usedComponents(description, [paths, { security: description.security }]);
  const selected = new Map<string, unknown>([
    ...sharedFields.map((field): [string, unknown] => [field, description[field]]),
    ["paths", paths],
    ["components", components],
    ["tags", usedTags(description, found)],
  ]);
  const fields = Object.keys(description)
    .map((field): [string, unknown] => [field, selected.get(field)])
    .filter(([, value]) => value !== undefined);
  const contract = dump(Object.fromEntries(fields), { lineWidth: -1, noRefs: true });
  return { contract, operations };
}

/** The titles of the wanted operations, with the description's names of path parameters. */
function titlesOf(
  found: OperationKey[],
  wanted: readonly string[],
  description: OpenApiDocument,
  name: string,
): string[] {
  const byIdentity = new Map(found.map((key) => [identityOf(key), titleOf(key)]));
  const titles: string[] = [];
  const missing: string[] = [];
  const known = operationsOf(description).map(titleOf);
  for (const title of wanted) {
    const published = byIdentity.get(identityOf(operationKeyOf(title)));
    if (published === undefined) missing.push(title + suggestion(title, known));
    else titles.push(published);
  }
  if (missing.length > 0) {
    throw new Failure(`${name} does not describe ${missing.join(", ")}; nothing was changed`);
  }
  return titles;
}

function usedTags(description: OpenApiDocument, operations: Operation[]): unknown[] | undefined {
  const names = new Set(operations.flatMap(({ operation }) => listOf(operation.tags)));
  const used = listOf(description.tags).filter((tag) => names.has(childOf(tag, "name")));
  return used.length > 0 ? used : undefined;
}

/** The components that a node refers to, directly or indirectly. */
function usedComponents(description: OpenApiDocument, users: unknown): Mapping | undefined {
  const descendantsOf = descendantsIn(description);
  const componentsIn = (node: unknown): string[] =>
    [...referencesIn(node), ...namedReferencesIn(node)].map(componentOf);
  // A schema with a discriminator may stand for any schema that extends it.
  const variantsOf = (reference: string): string[] =>
    childOf(atPointer(description, reference), "discriminator") ? descendantsOf(reference) : [];
  const used = reachable(componentsIn(users), (reference) => [
    ...componentsIn(atPointer(description, reference)),
    ...variantsOf(reference),
  ]);
  const sections = entriesOf(description.components).flatMap(([section, components]) => {
    const kept = entriesOf(components).filter(([name]) =>
      used.has(componentOf(referenceTo(section, name))),
    );
    return kept.length > 0 ? [[section, Object.fromEntries(kept)]] : [];
  });
  return sections.length > 0 ? (Object.fromEntries(sections) as Mapping) : undefined;
}

/** The component that contains the target of a reference; the reference itself if no component contains it. */
function componentOf(reference: string): string {
  const tokens = tokensOf(decoded(reference));
  const isWithinComponent = reference.startsWith("#") && tokens[0] === "components";
  return isWithinComponent ? `#${pointerOf(tokens.slice(0, 3))}` : decoded(reference);
}
