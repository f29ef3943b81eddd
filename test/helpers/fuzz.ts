import fc from "fast-check";

// `npm run fuzz` tries each property for FUZZ_SECONDS; a normal run takes the given number of cases.
// A failure prints the seed that FUZZ_SEED takes to repeat it, and a long run prints it at its start.
const seconds = Number(process.env["FUZZ_SECONDS"] ?? 0);
// Without FUZZ_SECONDS, every run tries the same values: a failure then has its cause in the change that it tests.
const seed = Number(process.env["FUZZ_SEED"] ?? (seconds > 0 ? Date.now() % 2 ** 31 : 1));
if (seconds > 0) console.log(`FUZZ_SEED=${String(seed)}`);

/** How often to try a property. */
export const runs = (numRuns: number): Runs =>
  seconds > 0
    ? { seed, numRuns: Infinity, plugins: [fc.interruptAfterTimeLimit(seconds * 1000)] }
    : { seed, numRuns };

interface Runs {
  seed: number;
  numRuns: number;
  plugins?: ReturnType<typeof fc.interruptAfterTimeLimit>[];
}

export const timeout: number = 60_000 + seconds * 1000;
