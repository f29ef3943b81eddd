import type { ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = {
  test: {
    // Some tests run scripts that start Redocly and the TypeScript compiler.
    testTimeout: 180_000,
    // One worker for each core does not overload the machine, because workers spend much of their time waiting for
    // child processes.
    maxWorkers: "100%",
    reporters: ["default", ["json", { outputFile: "coverage/test-report.json" }]],
    projects: [
      {
        extends: true,
        // Some of these tests change global objects, so each file runs in its own worker.
        test: { name: "client", include: ["test/*.test.ts"] },
      },
      {
        extends: true,
        test: {
          name: "programs",
          include: ["test/{cli,codegen,drift,sandbox,scripts,untrusted,workflows}/**/*.test.ts"],
          // Loading the compiler and Redocly again for each file would account for a quarter of the total run time.
          isolate: false,
        },
      },
    ],
  },
};

export default config;
