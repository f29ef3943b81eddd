import { createRequire } from "node:module";
import type * as OpenApiTypeScript from "openapi-typescript";
import type TypeScript from "typescript";

/**
 * Loads the TypeScript compiler as CommonJS. Also loads openapi-typescript as CommonJS, because it loads the compiler.
 * Before importing the compiler as an ES module, Node would scan its nine million characters for export names, which
 * takes longer than evaluating the compiler itself.
 */
const require = createRequire(import.meta.url);

export const ts = require("typescript") as typeof TypeScript;

export const openApiTypeScript = require("openapi-typescript") as TypeWriter;

/** The options of openapi-typescript, without the Redocly configuration, which is only needed to read files. */
export type TypeContext = Omit<OpenApiTypeScript.GlobalContext, "redoc">;

type TypeWriter = Omit<typeof OpenApiTypeScript, "transformSchema" | "transformSchemaObject"> & {
  transformSchema: (schema: OpenApiTypeScript.OpenAPI3, context: TypeContext) => TypeScript.Node[];
  transformSchemaObject: (
    schema: OpenApiTypeScript.SchemaObject | OpenApiTypeScript.ReferenceObject,
    options: { ctx: TypeContext },
  ) => TypeScript.TypeNode;
};
