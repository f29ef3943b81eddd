import { allOf } from "./all-of.js";
import { anySchema } from "./any-schema.js";
import { defaults } from "./defaults.js";
import { discriminatorMapping } from "./discriminator-mapping.js";
import { documentation } from "./documentation.js";
import { enumeration } from "./enum.js";
import { exclusiveBounds } from "./exclusive-bounds.js";
import { mediaType } from "./media-type.js";
import { nullable } from "./nullable.js";
import { openapiVersion } from "./openapi-version.js";
import { operationId } from "./operation-id.js";
import { parameters } from "./parameters.js";
import { pathItemReference } from "./path-item-reference.js";
import { security } from "./security.js";
import { servers } from "./servers.js";
import { structuredValues } from "./structured-values.js";
import { tags } from "./tags.js";
import { type } from "./type.js";
import { union } from "./union.js";

/**
 * Redocly plugin that brings a contract to its normal form: one decorator for each thing that can be
 * spelled in several ways without meaning anything else to a caller. `redocly.yaml` switches them on.
 *
 * A decorator visits nodes by their type and changes them in place. At one node they come in this order.
 */
export default function normalFormPlugin() {
  return {
    id: "normal-form",
    decorators: {
      oas3: withoutBooleans({
        documentation,
        "openapi-version": openapiVersion,
        "path-item-reference": pathItemReference,
        "operation-id": operationId,
        tags,
        security,
        servers,
        parameters,
        "media-type": mediaType,
        "discriminator-mapping": discriminatorMapping,
        nullable,
        "all-of": allOf,
        "exclusive-bounds": exclusiveBounds,
        enum: enumeration,
        union,
        type,
        "any-schema": anySchema,
        defaults,
        "structured-values": structuredValues,
      }),
    },
  };
}

/**
 * Has visitors of schemas pass over `true` and `false`, which are schemas too (JSON Schema Core 2020-12,
 * 4.3.2): what holds such a one spells it.
 *
 * @param {Record<string, () => Record<string, object>>} decorators
 * @returns {Record<string, () => object>}
 */
function withoutBooleans(decorators) {
  return Object.fromEntries(
    Object.entries(decorators).map(([name, decorator]) => [
      name,
      () => {
        const { Schema: phases = {}, ...others } = decorator();
        /** @type {Record<string, Visit>} */
        const passing = {};
        for (const [phase, visit] of Object.entries(
          /** @type {Record<string, Visit>} */ (phases),
        )) {
          passing[phase] = (node, context) => {
            if (typeof node === "object" && node !== null) visit(node, context);
          };
        }
        return { ...others, Schema: passing };
      },
    ]),
  );
}

/** @typedef {(node: unknown, context: unknown) => void} Visit */
