import type { ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = {
  test: {
    include: ["test/**/*.test.ts"],
    // Some tests run scripts that start Redocly and the compiler.
    testTimeout: 180_000,
    // Much of the time is spent waiting for those, so every core can have a worker of its own.
    maxWorkers: "100%",
    reporters: ["default", ["json", { outputFile: "coverage/test-report.json" }]],
  },
};

export default config;
