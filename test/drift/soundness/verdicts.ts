import { compare } from "../../../scripts/drift/compare.ts";
import type { Verdict } from "./contradiction.ts";
import { descriptionOf, pathOf } from "./description.ts";
import type { Pair } from "./pairs.ts";

/** The versions of OpenAPI that the descriptions of both sides are written for. */
export type Versions = Record<"contract" | "revision", string>;

/** Compares pairs in two descriptions, each pair as an operation. */
export async function verdictsOn(pairs: readonly Pair[], versions: Versions): Promise<Verdict[]> {
  const describe = (side: "contract" | "revision") =>
    descriptionOf(
      versions[side],
      pairs.map((pair) => ({ position: pair.position, described: pair[side] })),
    );
  const { changes, problems } = await compare(
    describe("contract"),
    describe("revision"),
    "the revision",
  );
  return pairs.map((_, index): Verdict => {
    const own = changes.filter(({ keys }) => keys[1] === pathOf(index));
    if (own.some(({ verdict }) => verdict === "breaking")) return "breaking";
    if (problems.length > 0) return "undetermined";
    return own.length > 0 ? "compatible" : "none";
  });
}
