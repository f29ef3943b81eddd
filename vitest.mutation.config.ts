import type { ViteUserConfig } from "vitest/config";

/**
 * Runs only the tests of the client in `src/`. The tests of the sandbox and the command line, the property tests, and
 * the tests of types and structure, of scripts and of the built package are left out.
 */
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
