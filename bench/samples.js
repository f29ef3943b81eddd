import { Failure, messageOf } from "../scripts/failure.js";

/** @typedef {Map<string, number[]>} Samples sorted, by the name of what they were taken of */

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
  for (const taken of samples.values()) taken.sort((a, b) => a - b);
  return samples;
}

/**
 * @param {Samples} samples
 * @param {string} name
 */
export function median(samples, name) {
  const taken = samples.get(name) ?? [];
  return taken[Math.floor(taken.length / 2)] ?? NaN;
}

/** @param {() => Promise<unknown>} work */
export async function secondsOf(work) {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
