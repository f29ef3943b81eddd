import { entriesOf, type Mapping, type OpenApiDocument } from "../openapi/document.ts";
import { isEqual } from "../openapi/canonical-json.ts";
import { operationsOf, newOperationsIn } from "../openapi/operations.ts";
import { toNormalForm } from "../normal-form/to-normal-form.ts";
import { problemsIn } from "../openapi/lint.ts";
import { toChanges, type Change } from "./changes.ts";
import { comparableForms } from "./comparable-forms.ts";
import { complete, dereference } from "./dereference.ts";
import { diff } from "./diff.ts";
import { dropEqual } from "./drop-equal.ts";

/** What changed, and the mistakes that keep the verdict from being certain. */
export interface Comparison {
  changes: Change[];
  problems: string[];
}

/** Compares a contract with what is published instead, as far as callers of the contract's operations notice. */
export async function compare(
  contract: OpenApiDocument,
  revision: OpenApiDocument,
  name: string,
): Promise<Comparison> {
  if (isEqual(contract, revision)) return { changes: [], problems: [] };
  const { problems, normal, comparable } = await prepare(contract, revision, name);
  if (isEqual(...comparable)) return { changes: [], problems };
  const found = await problemsIn(normal[1]);
  const known = found.length > 0 ? await problemsIn(normal[0]) : [];
  // Descriptions are left out on purpose.
  const isMistake = (problem: string): boolean =>
    !problem.includes("`description` must be present");
  problems.push(...found.filter((problem) => isMistake(problem) && !known.includes(problem)));
  return { changes: toChanges(await diff(...comparable)), problems };
}

/** The forms of both sides that are compared, and unresolvable references that only one of them has. */
export async function prepare(contract: OpenApiDocument, revision: OpenApiDocument, name: string) {
  const operations = operationsOf(contract);
  const from = dereference(contract, revision, operations, "the contract");
  const to = dereference(revision, contract, operations, name);
  const before = complete(from.document, to.document) as Mapping;
  const after = complete(to.document, from.document) as Mapping;
  dropEqual(before, after);
  const base = await toNormalForm(before, "the contract", "bare");
  const revised = await toNormalForm(after, name, "bare");
  const unresolved = [...from.unresolved, ...to.unresolved].filter(
    (reference) => !(from.unresolved.has(reference) && to.unresolved.has(reference)),
  );
  const isUnsupported = entriesOf(contract.paths).some(([path, item]) => {
    const revised = newOperationsIn(revision.paths[path]);
    return entriesOf(newOperationsIn(item)).some(([key, value]) => !isEqual(value, revised[key]));
  });
  return {
    problems: [
      ...unresolved.map((reference) => `- a reference cannot be followed: ${reference}`),
      ...(isUnsupported ? ["- operations that are new in OpenAPI 3.2 cannot be compared"] : []),
    ],
    normal: [base, revised] as const,
    comparable: comparableForms(base, revised),
  };
}
