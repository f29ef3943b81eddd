import type { Oas3Decorator, Plugin } from "@redocly/openapi-core";
import { isMapping } from "../openapi/document.ts";
import { allOf } from "./all-of.ts";
import { anySchema } from "./any-schema.ts";
import { booleanSchema } from "./boolean-schema.ts";
import type { Decorator } from "./decorator.ts";
import { defaults } from "./defaults.ts";
import { enumeration } from "./enum.ts";
import { mediaType } from "./media-type.ts";
import { nullable } from "./nullable.ts";
import { exclusiveBounds } from "./numbers.ts";
import { operationId } from "./operation-id.ts";
import { parameters } from "./parameters.ts";
import { security } from "./security.ts";
import { servers } from "./servers.ts";
import { type } from "./type.ts";
import { unevaluatedProperties } from "./unevaluated-properties.ts";
import { union } from "./union.ts";

/** The equivalences, in the order in which they apply to a node. Each is registered by its line here. */
const decorators: Record<string, Decorator> = {
  "operation-id": operationId,
  security,
  servers,
  parameters,
  "media-type": mediaType,
  "boolean-schema": booleanSchema,
  nullable,
  "all-of": allOf,
  "unevaluated-properties": unevaluatedProperties,
  "exclusive-bounds": exclusiveBounds,
  enum: enumeration,
  union,
  type,
  "any-schema": anySchema,
  defaults,
};

const allOn: Record<string, "on"> = Object.fromEntries(
  Object.keys(decorators).map((name) => [`normal-form/${name}`, "on"]),
);

/** Redocly plugin that brings a contract to its normal form. */
export const normalForm: Plugin = {
  id: "normal-form",
  decorators: {
    // Redocly types nodes as valid OpenAPI, which a published contract may not be.
    oas3: Object.fromEntries(
      Object.entries(decorators).map(([name, decorator]) => [name, onMappings(decorator)]),
    ) as Record<string, Oas3Decorator>,
  },
  configs: { all: { decorators: allOn } },
};

/** Makes visitors skip nodes that are `true`, `false` or `null`: valid boolean schemas, or mistakes. */
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
