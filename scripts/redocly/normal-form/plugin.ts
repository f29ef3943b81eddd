import type { Oas3Decorator, Plugin } from "@redocly/openapi-core";
import { isMapping } from "../../document.ts";
import { allOf } from "./all-of.ts";
import { anySchema } from "./any-schema.ts";
import type { Decorator } from "./decorator.ts";
import { defaults } from "./defaults.ts";
import { documentation } from "./documentation.ts";
import { enumeration } from "./enum.ts";
import { exclusiveBounds } from "./exclusive-bounds.ts";
import { mediaType } from "./media-type.ts";
import { nullable } from "./nullable.ts";
import { openapiVersion } from "./openapi-version.ts";
import { operationId } from "./operation-id.ts";
import { parameters } from "./parameters.ts";
import { pathItemReference } from "./path-item-reference.ts";
import { security } from "./security.ts";
import { servers } from "./servers.ts";
import { structuredValues } from "./structured-values.ts";
import { tags } from "./tags.ts";
import { type } from "./type.ts";
import { union } from "./union.ts";

/** The equivalences, in the order in which they apply to a node. Each is registered by its line here. */
const decorators: Record<string, Decorator> = {
  documentation,
  "openapi-version": openapiVersion,
  "path-item-reference": pathItemReference,
  "operation-id": operationId,
  tags,
  security,
  servers,
  parameters,
  "media-type": mediaType,
  nullable,
  "all-of": allOf,
  "exclusive-bounds": exclusiveBounds,
  enum: enumeration,
  union,
  type,
  "any-schema": anySchema,
  defaults,
  "structured-values": structuredValues,
};

const on: Record<string, "on"> = Object.fromEntries(
  Object.keys(decorators).map((name) => [`normal-form/${name}`, "on"]),
);

/** Redocly plugin that brings a contract to its normal form. */
export const normalForm: Plugin = {
  id: "normal-form",
  decorators: {
    // Redocly types nodes as valid OpenAPI, which a published contract may not be.
    oas3: Object.fromEntries(
      Object.entries(decorators).map(([name, decorator]) => [
        name,
        withoutBooleanSchemas(decorator),
      ]),
    ) as Record<string, Oas3Decorator>,
  },
  configs: {
    bare: { decorators: on },
    documented: {
      decorators: {
        ...on,
        "normal-form/documentation": "off",
        "normal-form/structured-values": "off",
      },
    },
  },
};

/** `true` and `false` are schemas too (JSON Schema Core 2020-12, 4.3.2); their parents normalize them. */
function withoutBooleanSchemas(decorator: Decorator): Decorator {
  return () => {
    const visitors = decorator();
    return { ...visitors, Schema: { ...visitors.Schema, skip: (node) => !isMapping(node) } };
  };
}
