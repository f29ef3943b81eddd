import { Failure, messageOf } from "../scripts/failure.js";

/** @typedef {Map<string, number[]>} Samples round by round, by the name of what they were taken of */

/**
 * Takes samples of several things in turn, so that whatever else the machine does meets them alike.
 *
 * @template {{ name: string }} T
 * @param {readonly T[]} things
 * @param {number} rounds
 * @param {(thing: T) => Promise<number>} take
 * @returns {Promise<Samples>}
 */
export async function sampleInTurn(things, rounds, take) {
  /** @type {Samples} */
  const samples = new Map();
  for (let round = 0; round < rounds; round++) {
    for (const thing of round % 2 === 0 ? things : [...things].reverse()) {
      try {
        const taken = samples.get(thing.name) ?? [];
        samples.set(thing.name, [...taken, await take(thing)]);
      } catch (error) {
        throw new Failure(`${thing.name}: ${messageOf(error)}`);
      }
    }
  }
  return samples;
}

/**
 * @param {Samples} samples
 * @param {string} name
 */
export function median(samples, name) {
  return middle(samples.get(name) ?? []);
}

/**
 * Compares round by round, since a machine may be faster in one than in another.
 *
 * @param {Samples} samples
 * @param {string} name
 * @param {string} base
 */
export function medianRatio(samples, name, base) {
  const divisors = samples.get(base) ?? [];
  return middle(
    (samples.get(name) ?? []).map((sample, round) => sample / (divisors[round] ?? NaN)),
  );
}

/** @param {number[]} numbers */
function middle(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(half)] ?? NaN) + (sorted[Math.ceil(half)] ?? NaN)) / 2;
}

/** @param {() => Promise<unknown>} work */
export async function secondsOf(work) {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
