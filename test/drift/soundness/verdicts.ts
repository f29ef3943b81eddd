import { compare } from "../../../scripts/drift/compare.ts";
import type { Verdict } from "./contradiction.ts";
import { descriptionOf, pathOf } from "./description.ts";
import type { Pair } from "./pairs.ts";

/** The OpenAPI version of each description. */
export type Versions = Record<"contract" | "revision", string>;

/** Compares two descriptions with one operation per pair, and returns the verdict on each pair. */
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
