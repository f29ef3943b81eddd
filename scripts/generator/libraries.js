import { createRequire } from "node:module";

// Not imported: Node reads a CommonJS module through for the names of its exports before it runs it, and
// the compiler, which both of these load, has nine million characters. That takes as long as all the rest.
const require = createRequire(import.meta.url);

/** @type {unknown} */
const compiler = require("typescript");
/** @type {unknown} */
const typesGenerator = require("openapi-typescript");

export const ts = /** @type {typeof import("typescript")} */ (compiler);
export const openapiTypeScript = /** @type {typeof import("openapi-typescript")} */ (
  typesGenerator
);
