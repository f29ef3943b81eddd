import { bearerAuthorization } from "./bearer-authorization.js";
import { discriminatorMapping } from "./discriminator-mapping.js";
import { exclusiveBounds } from "./exclusive-bounds.js";
import { nullable } from "./nullable.js";
import { openapiVersion } from "./openapi-version.js";
import { operationId } from "./operation-id.js";
import { pathItemReference } from "./path-item-reference.js";
import { singleValueEnum } from "./single-value-enum.js";
import { tags } from "./tags.js";

/**
 * Redocly plugin that brings a contract to its normal form: one decorator for each thing that can be
 * spelled in several ways without meaning anything else to a caller. `redocly.yaml` switches them on.
 *
 * A decorator visits nodes by their type and changes them in place.
 */
export default function normalFormPlugin() {
  return {
    id: "normal-form",
    decorators: {
      oas3: {
        "bearer-authorization": bearerAuthorization,
        "discriminator-mapping": discriminatorMapping,
        "exclusive-bounds": exclusiveBounds,
        nullable,
        "openapi-version": openapiVersion,
        "operation-id": operationId,
        "path-item-reference": pathItemReference,
        "single-value-enum": singleValueEnum,
        tags,
      },
    },
  };
}
