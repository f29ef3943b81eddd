// @ts-check

/**
 * A surviving mutant means a missing test. The command line is not mutated, because its tests run the built file.
 *
 * @type {import("@stryker-mutator/api/core").PartialStrykerOptions}
 */
export default {
  testRunner: "vitest",
  vitest: { configFile: "vitest.mutation.config.ts", related: false },
  mutate: ["src/**/*.ts", "!src/generated/**", "!src/sandbox/**", "!src/cli/**"],
  coverageAnalysis: "perTest",
  concurrency: 2,
  timeoutMS: 10_000,
  reporters: ["clear-text", "progress-append-only"],
  clearTextReporter: { logTests: false, reportTests: false },
  thresholds: { high: 100, low: 95, break: 95 },
};
