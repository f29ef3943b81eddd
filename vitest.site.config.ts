import type { ViteUserConfig } from "vitest/config";

/** The built site in Chromium. It takes a browser that not everybody has, so `npm test` does without it. */
const config: ViteUserConfig = {
  test: { include: ["test/site/*.browser.ts"], testTimeout: 180_000, hookTimeout: 60_000 },
};

export default config;
