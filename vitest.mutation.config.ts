import type { ViteUserConfig } from "vitest/config";
import config from "./vitest.config.ts";

/** The tests of `src/`, without those that run scripts or look at the built package. */
const mutationConfig: ViteUserConfig = {
  test: {
    ...config.test,
    include: [
      "api",
      "delete-byok-key",
      "faults",
      "input",
      "leaks",
      "messages",
      "outcome",
      "retry",
      "secrets",
    ].map((name) => `test/${name}.test.ts`),
    reporters: ["default"],
  },
};

export default mutationConfig;
