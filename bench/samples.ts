import { Failure, messageOf } from "../scripts/lib/failure.ts";

/** The measured values of all rounds, by the name of the measured thing. */
export type Samples = ReadonlyMap<string, readonly number[]>;

/** Measures several things in turn, so that other load on the machine affects all of them alike. */
export async function sampleInTurn<Thing extends { name: string }>(
  things: readonly Thing[],
  rounds: number,
  measure: (thing: Thing) => Promise<number>,
): Promise<Samples> {
  const samples = new Map<string, number[]>();
  for (let round = 0; round < rounds; round++) {
    for (const thing of round % 2 === 0 ? things : [...things].reverse()) {
      try {
        const earlier = samples.get(thing.name) ?? [];
        samples.set(thing.name, [...earlier, await measure(thing)]);
      } catch (error) {
        throw new Failure(`${thing.name}: ${messageOf(error)}`);
      }
    }
  }
  return samples;
}

export function median(samples: Samples, name: string): number {
  return middle(samples.get(name) ?? []);
}

export function difference(samples: Samples, name: string, base: string): number {
  return median(samples, name) - median(samples, base);
}

/** The median of the ratios within each round, which cancels out changes in the machine's speed between rounds. */
export function medianRatio(samples: Samples, name: string, base: string): number {
  const divisors = samples.get(base) ?? [];
  return middle(
    (samples.get(name) ?? []).map((sample, round) => sample / (divisors[round] ?? NaN)),
  );
}

function middle(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(half)] ?? NaN) + (sorted[Math.ceil(half)] ?? NaN)) / 2;
}

export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
