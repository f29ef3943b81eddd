import * as byok from "openrouter-byok";
import { createSandbox } from "openrouter-byok/sandbox";
import { runScenarios } from "./scenarios.js";

export default {
  /**
   * @param {unknown} _controller
   * @param {{ settings: string }} bindings
   */
  async test(_controller, { settings }) {
    console.log(await runScenarios(settings, { ...byok, createSandbox }));
  },
};
