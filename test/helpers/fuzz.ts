import fc from "fast-check";

// `npm run fuzz` tests each property for FUZZ_SECONDS; a normal run tests a fixed number of cases. To reproduce a
// failure, set FUZZ_SEED to the seed that the failure prints. `npm run fuzz` also prints its seed at the start.
const seconds = Number(process.env["FUZZ_SECONDS"] ?? 0);
// Without FUZZ_SECONDS, the seed is fixed, so that only the change under test can cause a new failure.
const seed = Number(process.env["FUZZ_SEED"] ?? (seconds > 0 ? Date.now() % 2 ** 31 : 1));
if (seconds > 0) console.log(`FUZZ_SEED=${String(seed)}`);

/** Options for `fc.assert`: the number of cases, or the time limit of `npm run fuzz`. */
export const runs = (numRuns: number): Runs =>
  seconds > 0
    ? { seed, numRuns: Infinity, plugins: [fc.interruptAfterTimeLimit(seconds * 1000)] }
    : { seed, numRuns };

interface Runs {
  seed: number;
  numRuns: number;
  plugins?: ReturnType<typeof fc.interruptAfterTimeLimit>[];
}

/** The time limit for a test that uses `runs`, in milliseconds. */
export const timeout: number = 60_000 + seconds * 1000;
