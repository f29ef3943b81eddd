import { isEqual } from "../../openapi/canonical-json.ts";
import type { Scheme, Security } from "../reading/operation-model.ts";

/**
 * The security of the revision, in which a changed scheme has the id that it has in the contract. Its own id differs,
 * because it contains the URLs of the scheme.
 */
export function withContractIds(revision: Security, contract: Security): Security {
  const contractIds = pairChanged(contract, revision);
  const rename = <Value>(map: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> =>
    new Map([...map].map(([id, value]) => [contractIds.get(id) ?? id, value]));
  return { ways: revision.ways.map(rename), schemes: rename(revision.schemes) };
}

/** A scheme that only one document has. */
interface Changed {
  readonly id: string;
  readonly scheme: Scheme;
  /** The scopes that each way requires of the scheme. */
  readonly scopes: readonly (readonly string[])[];
}

/** Signs that two changed schemes with the same name are the same scheme, the strongest first. */
const signs: readonly ((before: Changed, after: Changed) => boolean)[] = [
  (before, after) => shareUrls(before.scheme, after.scheme),
  (before, after) => isEqual(before.scopes, after.scopes) && before.scheme.key === after.scheme.key,
  (before, after) => isEqual(before.scopes, after.scopes),
  (before, after) => before.scheme.key === after.scheme.key,
  () => true,
];

/**
 * Pairs the schemes that only one document has and that have the same name.
 *
 * @returns the ids of the contract, by the ids of the revision
 */
function pairChanged(before: Security, after: Security): ReadonlyMap<string, string> {
  const lost = changedSchemes(before, after);
  const gained = changedSchemes(after, before);
  const pairs = new Map<string, string>();
  for (const isSame of signs) {
    for (const now of gained.filter(({ id }) => !pairs.has(id))) {
      const counterpart = lost.find(
        (old) => old.scheme.name === now.scheme.name && isSame(old, now),
      );
      if (counterpart === undefined) continue;
      lost.splice(lost.indexOf(counterpart), 1);
      pairs.set(now.id, counterpart.id);
    }
  }
  return pairs;
}

/** The schemes that the other document lacks. Their order in a document does not matter, so they are sorted. */
function changedSchemes({ schemes, ways }: Security, other: Security): Changed[] {
  return [...schemes]
    .filter(([id]) => !other.schemes.has(id))
    .sort(([id], [otherId]) => (id < otherId ? -1 : 1))
    .map(([id, scheme]) => ({ id, scheme, scopes: scopesIn(ways, id) }));
}

function scopesIn(ways: Security["ways"], id: string): string[][] {
  return ways
    .map((way) => way.get(id))
    .filter((scopes) => scopes !== undefined)
    .map((scopes) => [...scopes].sort());
}

/** Whether two schemes have a flow with the same URLs. */
function shareUrls(before: Scheme, after: Scheme): boolean {
  return [...before.flows].some(([grant, urls]) => isEqual(urls, after.flows.get(grant)));
}
