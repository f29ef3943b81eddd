import { createRequire } from "node:module";
import type * as OpenApiTypeScript from "openapi-typescript";
import type TypeScript from "typescript";

// Node scans an imported CommonJS module for the names of its exports before it runs it. For the nine million
// characters of the compiler, that takes as long as everything else.
const require = createRequire(import.meta.url);

export const ts = require("typescript") as typeof TypeScript;

// The whole of openapi-typescript loads an older Redocly, to lint and bundle what ours has linted and bundled.
const part = (name: string): unknown => require(`openapi-typescript/dist/${name}.cjs`);

export const { astToString } = part("lib/ts") as typeof OpenApiTypeScript;
export const { resolveRef, scanDiscriminators } = part("lib/utils") as typeof OpenApiTypeScript;
export const transformSchema = part("transform/index") as Transform;

/** Options that are not given are off. */
type Transform = (
  schema: OpenApiTypeScript.OpenAPI3,
  options: Partial<OpenApiTypeScript.GlobalContext>,
) => TypeScript.Node[];
