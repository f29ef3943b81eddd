// @ts-check

/**
 * A surviving mutant is a test to write, or one of these, which change nothing that a caller could notice:
 *
 * - call.ts, `keys` and `timers` with a text in them: nobody's key, and no timer.
 * - check-input.ts, another text than "" for what is no URL: neither is one.
 * - contract.ts, `status !== confirmed`: a confirmation was returned before, so it says this to the compiler.
 * - outcome.ts, `status <= 300`: a 300 does not come this far.
 * - outcome.ts, empty `catch` blocks: they return `undefined` either way.
 * - send.ts, another text than "" for no `Retry-After`: neither is a number or a date.
 *
 * @type {import("@stryker-mutator/api/core").PartialStrykerOptions}
 */
export default {
  testRunner: "vitest",
  vitest: { configFile: "vitest.mutation.config.ts", related: false },
  mutate: ["src/**/*.ts", "!src/generated/**", "!src/sandbox/**"],
  coverageAnalysis: "perTest",
  concurrency: 2,
  timeoutMS: 10_000,
  reporters: ["clear-text", "progress-append-only"],
  clearTextReporter: { logTests: false, reportTests: false },
  thresholds: { high: 100, low: 95, break: 95 },
};
