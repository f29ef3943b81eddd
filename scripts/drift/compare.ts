import { isEqual, operationsOf } from "../document.ts";
import type { OpenApiDocument } from "../document.ts";
import { problemsIn, toNormalForm } from "../redocly/engine.ts";
import { toChanges, type Change } from "./changes.ts";
import { comparableForms } from "./comparable-forms.ts";
import { complete, dereference } from "./dereference.ts";
import { diff } from "./diff.ts";

/** What changed, and the mistakes that keep the verdict from being certain. */
export interface Comparison {
  changes: Change[];
  problems: string[];
}

/**
 * Compares a contract with what is published instead, for callers of the contract's operations. Only these
 * operations and what they refer to count.
 */
export async function compare(
  contract: OpenApiDocument,
  revision: OpenApiDocument,
  name: string,
): Promise<Comparison> {
  if (isEqual(contract, revision)) return { changes: [], problems: [] };
  const { problems, normal, comparable } = await prepare(contract, revision, name);
  if (isEqual(...comparable)) return { changes: [], problems };
  const [known, found] = [await problemsIn(normal[0]), await problemsIn(normal[1])];
  // Descriptions are left out on purpose.
  const isMistake = (problem: string): boolean =>
    !problem.includes("`description` must be present");
  problems.push(...found.filter((problem) => isMistake(problem) && !known.includes(problem)));
  return { changes: toChanges(await diff(...comparable)), problems };
}

/** The forms of both sides that are compared, and references that only one of them has and nobody can follow. */
export async function prepare(contract: OpenApiDocument, revision: OpenApiDocument, name: string) {
  const operations = operationsOf(contract);
  const from = dereference(contract, revision, operations, "the contract");
  const to = dereference(revision, contract, operations, name);
  const [before, after] = [
    complete(from.document, to.document),
    complete(to.document, from.document),
  ];
  const base = await toNormalForm(before, "the contract", "bare");
  const isSame = isEqual(before, after);
  const revised = isSame ? base : await toNormalForm(after, name, "bare");
  const unresolved = [...from.unresolved, ...to.unresolved].filter(
    (reference) => !(from.unresolved.has(reference) && to.unresolved.has(reference)),
  );
  return {
    problems: unresolved.map((reference) => `- a reference cannot be followed: ${reference}`),
    normal: [base, revised] as const,
    comparable: comparableForms(base, revised),
  };
}
