import * as byok from "openrouter-byok";
import { createSandbox } from "openrouter-byok/sandbox";
import { runScenarios } from "./scenarios.js";

/** @param {string} settings */
export const run = (settings) => runScenarios(settings, { ...byok, createSandbox });

// A worker exports nothing.
addEventListener("message", ({ data }) => {
  void run(String(data)).then((results) => {
    postMessage(results);
  });
});
