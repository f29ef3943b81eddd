import * as byok from "openrouter-byok";
import { createSandbox } from "openrouter-byok/sandbox";
import { runScenarios } from "./scenarios.js";

/** Runs the scenarios in the page, or in a worker that loads this file again. */
export const runIn = {
  /** @param {string} settings */
  page: (settings) => runScenarios(settings, { ...byok, createSandbox }),

  /**
   * @param {string} settings
   * @returns {Promise<string>}
   */
  worker: (settings) => {
    const worker = new Worker(import.meta.url, { type: "module" });
    worker.postMessage(settings);
    return new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => {
        resolve(String(data));
      };
      worker.onerror = ({ message }) => {
        reject(new Error(message));
      };
    });
  },
};

// In the worker, this listener receives the settings from the page and responds with the results.
addEventListener("message", ({ data }) => {
  void runIn.page(String(data)).then((results) => {
    postMessage(results);
  });
});
