import type { Security } from "../reading/operation-model.ts";

/**
 * The security of the revision, in which a changed scheme has the id that it has in the contract. Its own id differs,
 * because it contains the URLs of the scheme.
 */
export function withContractIds(revision: Security, contract: Security): Security {
  const contractIds = pairChanged(contract.schemes, revision.schemes);
  const rename = <Value>(map: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> =>
    new Map([...map].map(([id, value]) => [contractIds.get(id) ?? id, value]));
  return { ways: revision.ways.map(rename), schemes: rename(revision.schemes) };
}

/**
 * Pairs the schemes that only one document has and that have the same name. Their order in a document does not matter,
 * so they are paired in the order of their ids.
 *
 * @returns the ids of the contract, by the ids of the revision
 */
function pairChanged(
  before: Security["schemes"],
  after: Security["schemes"],
): ReadonlyMap<string, string> {
  const lost = [...before.keys()].filter((id) => !after.has(id)).sort();
  const gained = [...after.keys()].filter((id) => !before.has(id)).sort();
  const pairs = new Map<string, string>();
  for (const id of gained) {
    const name = after.get(id)?.name;
    const index = lost.findIndex((other) => before.get(other)?.name === name);
    const [counterpart] = index < 0 ? [] : lost.splice(index, 1);
    if (counterpart !== undefined) pairs.set(id, counterpart);
  }
  return pairs;
}
