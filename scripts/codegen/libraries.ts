import { createRequire } from "node:module";
import type * as OpenApiTypeScript from "openapi-typescript";
import type TypeScript from "typescript";

// Node scans an imported CommonJS module for the names of its exports before it runs it. For the nine million
// characters of the compiler, that takes as long as everything else.
const require = createRequire(import.meta.url);

export const ts = require("typescript") as typeof TypeScript;
export const openapiTypeScript = require("openapi-typescript") as typeof OpenApiTypeScript;
