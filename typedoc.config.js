// @ts-check
import { OptionDefaults } from "typedoc";

/** @type {Partial<import("typedoc").TypeDocOptions>} */
export default {
  entryPoints: ["src/index.ts", "src/sandbox/sandbox.ts"],
  out: "site/package",
  name: "openrouter-byok",
  readme: "none",
  disableSources: true,
  // openapi-typescript writes it.
  blockTags: [...OptionDefaults.blockTags, "@description"],
  validation: { invalidLink: true, notDocumented: true, notExported: true, rewrittenLink: true },
  requiredToBeDocumented: ["Class", "Function", "Interface", "Method", "TypeAlias", "Variable"],
  // Parts of exported types, whose pages show the result.
  intentionallyNotExported: ["Bodies", "WithoutResponse", "confirmed"],
  // openapi-typescript writes them.
  intentionallyNotDocumented: ["index.components", "index.paths"],
  treatWarningsAsErrors: true,
  logLevel: "Warn",
};
