// @ts-check
import { OptionDefaults } from "typedoc";
import { drawDiagrams } from "./diagrams.ts";

/** @type {Partial<import("typedoc").TypeDocOptions>} */
export default {
  name: "openrouter-byok",
  entryPoints: ["../src/index.ts", "../src/sandbox/sandbox.ts"],
  projectDocuments: ["docs/*.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"].map(
    (name) => `../${name}`,
  ),
  readme: "../README.md",
  out: "../site",
  plugin: ["home", "links", "titles"].map((name) => `./${name}.ts`),
  // Comments contain the publisher's text, and HTML in it could run scripts in the reader's browser.
  markdownItOptions: { html: false, linkify: true },
  markdownItLoader: drawDiagrams,
  customCss: "./style.css",
  favicon: "./favicon.svg",
  navigationLinks: { "API contract": "contract.html" },
  // Without folders, modules are listed by their import names.
  navigation: { includeFolders: false },
  searchInDocuments: true,
  sortEntryPoints: false,
  kindSortOrder: ["Document", "Module", "Function", "Class", "Variable", "Interface", "TypeAlias"],
  disableSources: true,
  // openapi-typescript writes the tag `@description`.
  blockTags: [...OptionDefaults.blockTags, "@description"],
  highlightLanguages: ["typescript", "shellscript", "yaml"],
  validation: { invalidLink: true, notDocumented: true, notExported: true, rewrittenLink: true },
  requiredToBeDocumented: ["Class", "Function", "Interface", "Method", "TypeAlias", "Variable"],
  // These names occur only inside exported types, whose pages show the members.
  intentionallyNotExported: [
    "Bodies",
    "ByokErrorFacts",
    "CallState",
    "DeletionState",
    "GetByok",
    "confirmed",
  ],
  // openapi-typescript writes these types without comments.
  intentionallyNotDocumented: ["openrouter-byok.components", "openrouter-byok.paths"],
  treatWarningsAsErrors: true,
  logLevel: "Warn",
};
