import type { ViteUserConfig } from "vitest/config";
import config from "./vitest.config.ts";

/** Runs only the tests of `src/`, without those that run scripts or use the built package. */
const mutationConfig: ViteUserConfig = {
  test: {
    ...config.test,
    include: [
      "aborts",
      "api",
      "body",
      "delete-byok-key",
      "errors",
      "faults",
      "fetches",
      "input",
      "leaks",
      "list-byok-keys",
      "matches-label",
      "messages",
      "middleware",
      "outcome",
      "pollution",
      "retry",
      "secrets",
      "stalls",
    ].map((name) => `test/${name}.test.ts`),
    reporters: ["default"],
  },
};

export default mutationConfig;
