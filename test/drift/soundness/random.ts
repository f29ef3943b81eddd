import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** Random choices that depend only on a seed. */
export class Random {
  readonly #generator: ReturnType<typeof xoroshiro128plus>;

  constructor(seed: number) {
    this.#generator = xoroshiro128plus(seed);
  }

  /** An integer from 0 to limit - 1. */
  below(limit: number): number {
    return uniformInt(this.#generator, 0, limit - 1);
  }

  /** Returns true with the given probability. */
  happens(percent: number): boolean {
    return this.below(100) < percent;
  }

  /** One of the items, or `undefined` if there are none. */
  pick<Item>(items: readonly Item[]): Item | undefined {
    return items.length > 0 ? items[this.below(items.length)] : undefined;
  }
}
