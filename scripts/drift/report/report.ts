import { pointerOf } from "../../openapi/pointer.ts";
import type { Change } from "../operations/change.ts";
import { consequenceOf } from "./consequences.ts";
import { groupChanges, type Group } from "./group.ts";
import { describePlace, describeShared } from "./places.ts";
import { describeChange } from "./wording.ts";

export type Verdict = "none" | "compatible" | "breaking" | "unknown";

/** A change, reported once for all its places. */
export interface ReportedChange {
  readonly verdict: "compatible" | "breaking";
  /** The shared schema that changed; otherwise the first place. */
  readonly where: string;
  /** What changed, in a sentence. */
  readonly what: string;
  /** What the change means for callers, and what they should do. */
  readonly means: string;
  /**
   * A JSON pointer into the contract. The token of a parameter is its location and name. If several properties were
   * added or removed, it leads to the map of properties.
   */
  readonly pointer: string;
  /** Where the change applies, with one place for each added or removed property. */
  readonly places: readonly ReportedPlace[];
  /** The old value; if several properties were removed, a map of their schemas by name. */
  readonly before: unknown;
  /** The new value; if several properties were added, a map of their schemas by name. */
  readonly after: unknown;
}

export interface ReportedPlace {
  readonly verdict: "compatible" | "breaking";
  readonly where: string;
  readonly pointer: string;
}

/** How upstream differs from the contract. */
export interface Report {
  readonly verdict: Verdict;
  readonly changes: readonly ReportedChange[];
  /** What the contract was compared with: a URL or a file. */
  readonly source?: string;
  /** The title and version of the contract. */
  readonly contract?: string;
  /** The title and version of the description in the source. */
  readonly revision?: string;
  /** Related operations that upstream describes and the contract does not have. */
  readonly related?: readonly string[];
  /** Why the verdict is unknown, or what else could not be compared. */
  readonly reason?: string;
}

/**
 * Converts the result of a comparison to a report.
 *
 * @param source - the URL or file that the contract was compared with
 */
export function toReport(
  { changes, problems }: { changes: readonly Change[]; problems: readonly string[] },
  source: string,
): Report {
  const breaks = changes.some(({ verdict }) => verdict === "breaking");
  const certain = changes.length > 0 ? "compatible" : "none";
  return {
    verdict: breaks ? "breaking" : problems.length > 0 ? "unknown" : certain,
    changes: groupChanges(changes).map(toReportedChange),
    source,
    ...(problems.length > 0 && {
      reason: `problems in the comparison with ${source}:\n${problems.join("\n")}`,
    }),
  };
}

function toReportedChange(group: Group): ReportedChange {
  const { change, verdict, names } = group;
  const { shared } = change;
  const isJoined = names.length > 0;
  const keysOf = (keys: readonly string[]): readonly string[] =>
    isJoined ? keys.slice(0, -2) : keys;
  return {
    verdict,
    where: shared
      ? describeShared(shared.reference, keysOf(shared.keys))
      : describePlace(keysOf(change.keys)),
    what: describeChange(group),
    means: consequenceOf(group),
    pointer: pointerOf(names.length > 1 ? change.keys.slice(0, -1) : change.keys),
    places: group.places.map((place) => ({
      verdict: place.verdict,
      where: describePlace(keysOf(place.keys)),
      pointer: pointerOf(place.keys),
    })),
    before: change.before,
    after: change.after,
  };
}
