import { createRequire } from "node:module";
import type * as Redocly from "@redocly/openapi-core";

/**
 * Redocly is loaded with `require`, because tsx would slow down an import of Redocly's many modules.
 */
const require = createRequire(import.meta.url);

export const { BaseResolver, bundle, createConfig, getTypes, lintDocument, ResolveError, Source } =
  require("@redocly/openapi-core") as typeof Redocly;
