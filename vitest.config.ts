import type { ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = {
  test: {
    include: ["test/**/*.test.ts"],
    // Some tests run scripts that start Redocly and the compiler.
    testTimeout: 60_000,
    // Tests of what is left behind collect garbage themselves.
    execArgv: ["--expose-gc"],
    reporters: ["default", ["json", { outputFile: "coverage/test-report.json" }]],
  },
};

export default config;
