import fc, { type Arbitrary } from "fast-check";
import { expect, test } from "vitest";
import { runs, timeout } from "../../helpers/fuzz.ts";
import { findContradiction } from "./contradiction.ts";
import { inOpenApi30 } from "./notation.ts";
import { pairsOf, type Pair } from "./pairs.ts";
import { verdictsOn, type Versions } from "./verdicts.ts";

/** Many pairs are compared in one description, because one description per pair would take longer. */
const batch = { minLength: 1, maxLength: 20, size: "max" } as const;

/** The pairs without a verdict, and the pairs whose verdict a message contradicts. */
async function faultsIn(pairs: readonly Pair[], versions: Versions): Promise<unknown[]> {
  const verdicts = await verdictsOn(pairs, versions);
  return pairs.flatMap((pair, index): unknown[] => {
    const verdict = verdicts[index] ?? "undetermined";
    if (verdict === "undetermined") return [{ verdict, pair }];
    const contradiction = findContradiction(pair, verdict);
    return contradiction ? [{ verdict, ...contradiction, pair }] : [];
  });
}

async function expectSound(
  pairs: Arbitrary<Pair>,
  versions: Arbitrary<Versions>,
  batches: number,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(pairs, batch), versions, async (list, chosen) => {
      expect(await faultsIn(list, chosen)).toEqual([]);
    }),
    runs(batches),
  );
}

const newerVersion = fc.constantFrom("3.1.0", "3.2.0");
const anyVersion = fc.constantFrom("3.0.3", "3.1.0", "3.2.0");

test(
  "no message contradicts the verdict on two random schemas",
  async () => {
    const versions = fc.record({ contract: newerVersion, revision: newerVersion });
    await expectSound(pairsOf("3.1"), versions, 20);
  },
  timeout,
);

test(
  "no message contradicts the verdict on two random schemas in the notations of OpenAPI 3.0, 3.1 and 3.2",
  async () => {
    const versions = fc.record({ contract: anyVersion, revision: anyVersion });
    const translatable = pairsOf("3.0").filter(isTranslatable);
    await expectSound(translatable, versions, 10);
  },
  timeout,
);

function isTranslatable({ contract, revision }: Pair): boolean {
  const schemas = [contract, revision].flatMap(({ schema, definitions }) => [
    schema,
    ...Object.values(definitions),
  ]);
  return schemas.every((schema) => inOpenApi30(schema) !== undefined);
}
