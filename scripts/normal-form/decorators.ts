import type { Oas3Decorator, Plugin } from "@redocly/openapi-core";
import { isMapping } from "../openapi/document.ts";
import { allOf } from "./all-of.ts";
import { anySchema } from "./any-schema.ts";
import { booleanSchema } from "./boolean-schema.ts";
import type { Decorator } from "./decorator.ts";
import { defaults } from "./defaults.ts";
import { dependentKeywords } from "./dependent-keywords.ts";
import { enumeration } from "./enum.ts";
import { mediaType } from "./media-type.ts";
import { nullable } from "./nullable.ts";
import { exclusiveBounds } from "./exclusive-bounds.ts";
import { operationId } from "./operation-id.ts";
import { parameters } from "./parameters.ts";
import { security } from "./security.ts";
import { servers } from "./servers.ts";
import { type } from "./type.ts";
import { unevaluatedProperties } from "./unevaluated-properties.ts";
import { union } from "./union.ts";

/** The decorators, in the order in which they apply to a node. A new decorator is registered by adding a line here. */
const decorators: Record<string, Decorator> = {
  "operation-id": operationId,
  security,
  servers,
  parameters,
  "media-type": mediaType,
  "boolean-schema": booleanSchema,
  nullable,
  // Before `all-of`, because a merged `if` or `contains` would give effect to a keyword that has none.
  "dependent-keywords": dependentKeywords,
  "all-of": allOf,
  // After `all-of`, because `unevaluatedProperties` has no equivalent while there is an `allOf`.
  "unevaluated-properties": unevaluatedProperties,
  // After `all-of`, because a merged `type: integer` makes the bounds inclusive.
  "exclusive-bounds": exclusiveBounds,
  enum: enumeration,
  union,
  type,
  defaults,
  "any-schema": anySchema,
};

const allEnabled: Record<string, "on"> = Object.fromEntries(
  Object.keys(decorators).map((name) => [`normal-form/${name}`, "on"]),
);

/** Redocly plugin that converts a contract to its normal form. */
export const normalForm: Plugin = {
  id: "normal-form",
  decorators: {
    // Redocly's types assume valid OpenAPI, but a contract may contain problems that the lint tolerates.
    oas3: Object.fromEntries(
      Object.entries(decorators).map(([name, decorator]) => [name, onMappings(decorator)]),
    ) as Record<string, Oas3Decorator>,
  },
  configs: { all: { decorators: allEnabled } },
};

/** Skips nodes that are `true`, `false` or `null`: these are boolean schemas or mistakes. */
function onMappings(decorator: Decorator): () => object {
  const skip = (node: unknown): boolean => !isMapping(node);
  return () =>
    Object.fromEntries(
      Object.entries(decorator()).map(([type, visit]) => [
        type,
        { ...(typeof visit === "function" ? { leave: visit } : visit), skip },
      ]),
    );
}
