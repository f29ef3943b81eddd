import type { ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = {
  test: {
    include: ["test/**/*.test.ts"],
    // Some tests run scripts that start Redocly and the compiler.
    testTimeout: 60_000,
    reporters: ["default", ["json", { outputFile: "coverage/test-report.json" }]],
  },
};

export default config;
