import { listOf, type OpenApiDocument } from "../openapi/document.ts";
import { operationsOf, type Operation, titleOf } from "../openapi/operations.ts";

/**
 * The titles of the description's operations that are missing from the contract, but share a tag or the first path
 * segment with an operation of the contract.
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
