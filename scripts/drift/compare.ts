import { isEqual } from "../openapi/canonical-json.ts";
import type { Mapping, OpenApiDocument } from "../openapi/document.ts";
import { operationsOf } from "../openapi/operations.ts";
import { selectOperations } from "../openapi/select-operations.ts";
import { Failure, messageOf } from "../lib/failure.ts";
import type { Change } from "./operations/change.ts";
import { Documents } from "./operations/documents.ts";
import { pathChanges, type Paths } from "./operations/operations.ts";
import {
  readUncomparedOperations,
  type UncomparedOperations,
} from "./reading/uncompared-operations.ts";
import { OpenEnumerations } from "./reading/open-enumerations.ts";
import { OperationReader } from "./reading/operation-reader.ts";
import { brokenReference } from "./reading/references.ts";
import { SchemaReader } from "./reading/schema-reader.ts";
import { skeletonOf } from "./reading/skeleton.ts";

/**
 * The changes, and the problems that make the verdict uncertain: mistakes in the revision, and what cannot be compared.
 */
export interface Comparison {
  readonly changes: Change[];
  readonly problems: string[];
}

/**
 * Compares a contract with a published document. Only differences that affect callers of the contract's operations
 * count.
 *
 * @param name - the name of the published document in messages
 * @param openEnumerations - the names of schemas whose `enum` is expected to grow
 */
export async function compare(
  contract: OpenApiDocument,
  revision: OpenApiDocument,
  name: string,
  openEnumerations: readonly string[] = [],
): Promise<Comparison> {
  if (isEqual(contract, revision)) return { changes: [], problems: [] };
  try {
    const open = new OpenEnumerations(openEnumerations, [contract, revision]);
    const before = readDocument(contract, contract, "the contract", open);
    const after = readDocument(revision, contract, name, open);
    const documents = new Documents(before.schemas, after.schemas);
    const changes = pathChanges(before.paths, after.paths, {
      keys: ["paths"],
      direction: "sent",
      documents,
    });
    const problems = [
      ...[...documents.unresolved].map(brokenReference),
      ...documents.notCompared,
      ...newMistakes(before.schemas, after.schemas),
      ...before.schemas.notCompared,
      ...after.schemas.notCompared,
      ...(await newLintProblems(before.skeleton, after.skeleton)),
      ...uncomparedOperationProblems(before.uncompared, after.uncompared),
    ];
    return { changes, problems: [...new Set(problems)] };
  } catch (error) {
    if (error instanceof Failure) throw error;
    // Deeply nested schemas can overflow the stack.
    if (error instanceof RangeError)
      throw new Failure(`${name} cannot be compared: ${messageOf(error)}`);
    throw error;
  }
}

/** The parts of a document that are compared. */
interface ReadDocument {
  readonly paths: Paths;
  readonly uncompared: UncomparedOperations;
  readonly schemas: SchemaReader;
  readonly skeleton: Mapping;
}

/** Reads, from one of the documents, those operations that the contract has. */
function readDocument(
  document: OpenApiDocument,
  contract: OpenApiDocument,
  name: string,
  openEnumerations: OpenEnumerations,
): ReadDocument {
  const selected = selectOperations(document, operationsOf(contract), name);
  const schemas = new SchemaReader(document, openEnumerations);
  const reader = new OperationReader(document, schemas);
  const paths = Object.entries(selected).map(
    ([path, item]) => [path, reader.readPathItem(item)] as const,
  );
  return {
    paths: new Map(paths),
    uncompared: readUncomparedOperations(document, selected, schemas.references),
    schemas,
    skeleton: skeletonOf(document, selected, schemas.references),
  };
}

/** The mistakes in schemas that only the revision makes. */
function newMistakes(before: SchemaReader, after: SchemaReader): string[] {
  return [...after.problems].filter((text) => !before.problems.has(text));
}

/** The lint problems that the revision's skeleton has and the contract's skeleton does not. */
async function newLintProblems(earlier: Mapping, skeleton: Mapping): Promise<string[]> {
  if (isEqual(earlier, skeleton)) return [];
  // Most comparisons need no linter, and loading it takes longer than the comparison.
  const { problemsIn } = await import("../openapi/lint.ts");
  const problems = await problemsIn(skeleton);
  const known = problems.length > 0 ? await problemsIn(earlier) : [];
  return problems.filter((problem) => !known.includes(problem));
}

/**
 * A problem if the revision changes or removes an operation that the contract has in a field of OpenAPI 3.2, or if such
 * operations in callbacks differ at all.
 */
function uncomparedOperationProblems(
  before: UncomparedOperations,
  after: UncomparedOperations,
): string[] {
  const isChangedInPaths = [...before.inPaths].some(
    ([key, operation]) => !isEqual(operation, after.inPaths.get(key)),
  );
  if (!isChangedInPaths && isEqual(before.inCallbacks, after.inCallbacks)) return [];
  return [
    "- operations in the fields `query` and `additionalOperations` of OpenAPI 3.2 cannot be compared",
  ];
}
