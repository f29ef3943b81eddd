import type { ViteUserConfig } from "vitest/config";

/** Tests the built site in Chromium. `npm test` does not run these tests, because they need an installed browser. */
const config: ViteUserConfig = {
  test: { include: ["test/site/*.browser.ts"], testTimeout: 180_000, hookTimeout: 60_000 },
};

export default config;
