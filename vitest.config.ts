import type { ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = {
  test: {
    include: ["test/**/*.test.ts"],
    // Some tests run scripts that start Redocly and the TypeScript compiler.
    testTimeout: 180_000,
    // Workers spend much of their time waiting for child processes, so there is one worker per core.
    maxWorkers: "100%",
    reporters: ["default", ["json", { outputFile: "coverage/test-report.json" }]],
  },
};

export default config;
