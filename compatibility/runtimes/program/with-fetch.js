import * as byok from "openrouter-byok";
import { createSandbox } from "openrouter-byok/sandbox";
import { fetches } from "./foreign-fetches.js";
import { runScenarios } from "./scenarios.js";

const [settings = "", index = ""] = process.argv.slice(2);
const fetch = await fetches[Number(index)]?.load();
console.log(await runScenarios(settings, { ...byok, createSandbox }, fetch));
// Without this, agents, proxies and mocks would keep the process alive.
process.exit();
