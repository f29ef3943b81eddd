import { listOf, type OpenApiDocument } from "../openapi/document.ts";
import { operationsOf, type Operation, titleOf } from "../openapi/operations.ts";

/**
 * The operations of a description that the contract does not have, but that share a tag, or the first segment of the
 * path, with one of its operations.
 */
export function findRelatedOperations(
  contract: OpenApiDocument,
  description: OpenApiDocument,
): string[] {
  const vendored = operationsOf(contract);
  const titles = new Set(vendored.map(titleOf));
  const families = new Set(vendored.flatMap(familiesOf));
  return operationsOf(description)
    .filter((operation) => familiesOf(operation).some((family) => families.has(family)))
    .map(titleOf)
    .filter((title) => !titles.has(title));
}

function familiesOf({ path, operation }: Operation): string[] {
  return [path.split("/")[1] ?? "", ...listOf(operation.tags).map((tag) => `tag ${String(tag)}`)];
}
