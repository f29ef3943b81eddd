import * as byok from "openrouter-byok";
import { createSandbox } from "openrouter-byok/sandbox";
import { runScenarios } from "./scenarios.js";

console.log(await runScenarios(process.argv[2] ?? "", { ...byok, createSandbox }));
