import type { ViteUserConfig } from "vitest/config";

/** Runs only the tests of `src/`, without the property tests and those that run scripts or use the built package. */
const mutationConfig: ViteUserConfig = {
  test: {
    testTimeout: 180_000,
    include: [
      "aborts",
      "api",
      "body",
      "delete-byok-key",
      "documented-responses",
      "errors",
      "faults",
      "fetches",
      "input",
      "leaks",
      "list-byok-keys",
      "list-responses",
      "matches-label",
      "messages",
      "middleware",
      "outcome",
      "pollution",
      "retry",
      "retry-after",
      "secrets",
      "stalls",
    ].map((name) => `test/${name}.test.ts`),
  },
};

export default mutationConfig;
