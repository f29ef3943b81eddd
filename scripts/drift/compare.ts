import { atPointer, childOf, entriesOf, isEqual, isMapping, operationsOf } from "../document.ts";
import type { Mapping, OpenApiDocument } from "../document.ts";
import { problemsIn, toNormalForm } from "../redocly/engine.ts";
import { reachable, referencesIn } from "../references.ts";
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
  const found = await problemsIn(normal[1]);
  const known = found.length > 0 ? await problemsIn(normal[0]) : [];
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
  const before = complete(from.document, to.document) as Mapping;
  const after = complete(to.document, from.document) as Mapping;
  dropEqual(before, after);
  const base = await toNormalForm(before, "the contract", "bare");
  const revised = await toNormalForm(after, name, "bare");
  const unresolved = [...from.unresolved, ...to.unresolved].filter(
    (reference) => !(from.unresolved.has(reference) && to.unresolved.has(reference)),
  );
  return {
    problems: unresolved.map((reference) => `- a reference cannot be followed: ${reference}`),
    normal: [base, revised] as const,
    comparable: comparableForms(base, revised),
  };
}

/** Drops what both sides have alike, because normalizing large request bodies and responses takes long. */
function dropEqual(before: Mapping, after: Mapping): void {
  const [schemas, revised] = [before, after].map((side) => childOf(side.components, "schemas"));
  // An equal reference may lead to a different schema.
  if (!isEqual(schemas, revised)) return;
  for (const [path, item] of entriesOf(before.paths)) {
    for (const [method, operation] of entriesOf(item)) {
      const counterpart = childOf(childOf(after.paths, path), method);
      dropEqualFields(operation, counterpart, ["requestBody"]);
      const responses = childOf(operation, "responses");
      const statuses = entriesOf(responses).map(([status]) => status);
      dropEqualFields(responses, childOf(counterpart, "responses"), statuses);
    }
  }
  const references = [...referencesIn(before.paths), ...referencesIn(after.paths)];
  const used = reachable(references, (reference) => referencesIn(atPointer(before, reference)));
  const unused = entriesOf(schemas).filter(([name]) => !used.has(`#/components/schemas/${name}`));
  dropEqualFields(
    schemas,
    revised,
    unused.map(([name]) => name),
  );
}

function dropEqualFields(before: unknown, after: unknown, fields: string[]): void {
  if (!isMapping(before) || !isMapping(after)) return;
  for (const field of fields) {
    if (!isEqual(before[field], after[field])) continue;
    Reflect.deleteProperty(before, field);
    Reflect.deleteProperty(after, field);
  }
}
