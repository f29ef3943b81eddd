import { createRequire } from "node:module";
import type * as Redocly from "@redocly/openapi-core";

/**
 * Redocly is loaded with `require`, because the TypeScript loader would slow down the import of its many modules.
 */
const require = createRequire(import.meta.url);

export const { BaseResolver, bundle, createConfig, getTypes, lintDocument, ResolveError, Source } =
  require("@redocly/openapi-core") as typeof Redocly;
