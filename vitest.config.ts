import type { ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = {
  test: {
    // Some tests run scripts that start Redocly and the TypeScript compiler.
    testTimeout: 180_000,
    // Workers spend much of their time waiting for child processes, so there is one worker per core.
    maxWorkers: "100%",
    reporters: ["default", ["json", { outputFile: "coverage/test-report.json" }]],
    projects: [
      {
        extends: true,
        test: { name: "package", include: ["test/*.test.ts", "test/{cli,sandbox}/**/*.test.ts"] },
      },
      {
        extends: true,
        test: {
          name: "pipeline",
          include: ["test/{codegen,drift,scripts,untrusted,workflows}/**/*.test.ts"],
          // Loading the compiler and Redocly again for each file would take a quarter of the time.
          isolate: false,
        },
      },
    ],
  },
};

export default config;
