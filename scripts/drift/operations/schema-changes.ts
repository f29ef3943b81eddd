import { isHarmful, placeOf, type Gap } from "../schema/gap.ts";
import { gapsOf } from "../schema/gaps.ts";
import type { Change, Place } from "./change.ts";

/**
 * How a schema changed. Callers break if it allows less than before where they send values, or more where they receive
 * values.
 */
export function schemaChanges(before: unknown, after: unknown, place: Place): Change[] {
  const { direction, documents } = place;
  const contract = documents.before(before);
  const revision = documents.after(after);
  const allowedNow = gapsOf(contract, revision, documents.contextFor(direction, "wide"));
  const forbiddenNow = gapsOf(revision, contract, documents.contextFor(direction, "narrow"));
  const isSent = direction === "sent";
  const [breaking, others] = isSent ? [forbiddenNow, allowedNow] : [allowedNow, forbiddenNow];
  const places = new Set(breaking.map(placeOf));
  return [
    ...breaking.map((gap) => toChange(gap, place, isHarmful([gap]), !isSent)),
    ...others
      .filter((gap) => !places.has(placeOf(gap)))
      .map((gap) => toChange(gap, place, false, isSent)),
  ];
}

/** @param isContractWide - whether the contract is the wide side of the gap */
function toChange(
  { path, keyword, wide, narrow, isWhole, shared }: Gap,
  place: Place,
  isBreaking: boolean,
  isContractWide: boolean,
): Change {
  const { documents, direction, keys } = place;
  const [before, after] = isContractWide ? [wide, narrow] : [narrow, wide];
  return {
    verdict: isBreaking ? "breaking" : "compatible",
    keys: [...keys, ...path],
    kind: isWhole ? (after === undefined ? "removed" : "added") : "changed",
    field: keyword,
    before: documents.withReferences(before),
    after: documents.withReferences(after),
    direction,
    ...(shared && {
      shared: { reference: documents.referenceOf(shared.schema), keys: shared.path },
    }),
  };
}
