import { createRequire } from "node:module";
import type * as OpenApiTypeScript from "openapi-typescript";
import type TypeScript from "typescript";

/**
 * The compiler, and openapi-typescript, which uses it. Both are loaded as CommonJS: to import the compiler, Node would
 * first search its nine million characters for the names of its exports, which takes twice as long as to run them.
 */
const require = createRequire(import.meta.url);

export const ts = require("typescript") as typeof TypeScript;

export const openApiTypeScript = require("openapi-typescript") as TypeWriter;

/** The options of openapi-typescript. It writes types without a configuration of Redocly, which it reads files with. */
export type TypeContext = Omit<OpenApiTypeScript.GlobalContext, "redoc">;

type TypeWriter = Omit<typeof OpenApiTypeScript, "transformSchema"> & {
  transformSchema: (schema: OpenApiTypeScript.OpenAPI3, context: TypeContext) => TypeScript.Node[];
};
