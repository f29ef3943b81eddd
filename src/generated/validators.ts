// Generated from the contract in openapi/ by `npm run generate`. Do not edit.
// @ts-nocheck The code is schemasafe's.
import type { components, paths } from "./schema.ts";

export const isBadRequestResponse: (
  value: unknown,
) => value is components["schemas"]["BadRequestResponse"] = /* @__PURE__ */ (function () {
  "use strict";
  const hasOwn = Function.prototype.call.bind(Object.prototype.hasOwnProperty);
  const ref1 = function validate(data) {
    if (!(typeof data === "object" && data && !Array.isArray(data))) return false;
    if (!(data.code !== undefined && hasOwn(data, "code"))) return false;
    if (!(data.message !== undefined && hasOwn(data, "message"))) return false;
    if (!Number.isInteger(data.code)) return false;
    if (!(typeof data.message === "string")) return false;
    if (data.metadata !== undefined && hasOwn(data, "metadata")) {
      if (!(
        (typeof data.metadata === "object" && data.metadata && !Array.isArray(data.metadata)) ||
        data.metadata === null
      ))
        return false;
    }
    return true;
  };
  const ref0 = function validate(data) {
    if (!(typeof data === "object" && data && !Array.isArray(data))) return false;
    if (!(data.error !== undefined && hasOwn(data, "error"))) return false;
    if (!ref1(data.error)) return false;
    if (data.openrouter_metadata !== undefined && hasOwn(data, "openrouter_metadata")) {
      if (!(
        (typeof data.openrouter_metadata === "object" &&
          data.openrouter_metadata &&
          !Array.isArray(data.openrouter_metadata)) ||
        data.openrouter_metadata === null
      ))
        return false;
    }
    if (data.user_id !== undefined && hasOwn(data, "user_id")) {
      if (!(typeof data.user_id === "string" || data.user_id === null)) return false;
    }
    return true;
  };
  return ref0;
})();

export const isCreateBYOKKeyRequest: (
  value: unknown,
) => value is components["schemas"]["CreateBYOKKeyRequest"] = /* @__PURE__ */ (function () {
  "use strict";
  const hasOwn = Function.prototype.call.bind(Object.prototype.hasOwnProperty);
  const pattern0 = new RegExp("^[a-f0-9]{64}$", "u");
  const stringLength = (string) =>
    /[\uD800-\uDFFF]/.test(string) ? [...string].length : string.length;
  const ref1 = function validate(data) {
    if (!(typeof data === "string")) return false;
    return true;
  };
  const ref0 = function validate(data) {
    if (!(typeof data === "object" && data && !Array.isArray(data))) return false;
    if (!(data.key !== undefined && hasOwn(data, "key"))) return false;
    if (!(data.provider !== undefined && hasOwn(data, "provider"))) return false;
    if (data.allowed_api_key_hashes !== undefined && hasOwn(data, "allowed_api_key_hashes")) {
      if (!(Array.isArray(data.allowed_api_key_hashes) || data.allowed_api_key_hashes === null))
        return false;
      if (Array.isArray(data.allowed_api_key_hashes)) {
        if (data.allowed_api_key_hashes.length > 100) return false;
        if (data.allowed_api_key_hashes.length < 1) return false;
        for (let i = 0; i < data.allowed_api_key_hashes.length; i++) {
          if (
            data.allowed_api_key_hashes[i] !== undefined &&
            hasOwn(data.allowed_api_key_hashes, i)
          ) {
            if (!(typeof data.allowed_api_key_hashes[i] === "string")) return false;
            if (!pattern0.test(data.allowed_api_key_hashes[i])) return false;
          }
        }
      }
    }
    if (data.allowed_models !== undefined && hasOwn(data, "allowed_models")) {
      if (!(Array.isArray(data.allowed_models) || data.allowed_models === null)) return false;
      if (Array.isArray(data.allowed_models)) {
        if (data.allowed_models.length > 100) return false;
        for (let j = 0; j < data.allowed_models.length; j++) {
          if (data.allowed_models[j] !== undefined && hasOwn(data.allowed_models, j)) {
            if (!(typeof data.allowed_models[j] === "string")) return false;
          }
        }
      }
    }
    if (data.allowed_user_ids !== undefined && hasOwn(data, "allowed_user_ids")) {
      if (!(Array.isArray(data.allowed_user_ids) || data.allowed_user_ids === null)) return false;
      if (Array.isArray(data.allowed_user_ids)) {
        if (data.allowed_user_ids.length > 100) return false;
        for (let k = 0; k < data.allowed_user_ids.length; k++) {
          if (data.allowed_user_ids[k] !== undefined && hasOwn(data.allowed_user_ids, k)) {
            if (!(typeof data.allowed_user_ids[k] === "string")) return false;
          }
        }
      }
    }
    if (data.disabled !== undefined && hasOwn(data, "disabled")) {
      if (!(typeof data.disabled === "boolean")) return false;
    }
    if (data.is_fallback !== undefined && hasOwn(data, "is_fallback")) {
      if (!(typeof data.is_fallback === "boolean")) return false;
    }
    if (!(typeof data.key === "string")) return false;
    if (data.key.length < 1 || stringLength(data.key) < 1) return false;
    if (data.name !== undefined && hasOwn(data, "name")) {
      if (!(typeof data.name === "string" || data.name === null)) return false;
      if (typeof data.name === "string") {
        if (data.name.length > 255 && stringLength(data.name) > 255) return false;
      }
    }
    if (!ref1(data.provider)) return false;
    if (data.workspace_id !== undefined && hasOwn(data, "workspace_id")) {
      if (!(typeof data.workspace_id === "string")) return false;
    }
    return true;
  };
  return ref0;
})();

export const isCreateBYOKKeyResponse: (
  value: unknown,
) => value is components["schemas"]["CreateBYOKKeyResponse"] = /* @__PURE__ */ (function () {
  "use strict";
  const hasOwn = Function.prototype.call.bind(Object.prototype.hasOwnProperty);
  const ref2 = function validate(data) {
    if (!(typeof data === "string")) return false;
    return true;
  };
  const ref1 = function validate(data) {
    if (!(typeof data === "object" && data && !Array.isArray(data))) return false;
    if (!(data.allowed_api_key_hashes !== undefined && hasOwn(data, "allowed_api_key_hashes")))
      return false;
    if (!(data.allowed_models !== undefined && hasOwn(data, "allowed_models"))) return false;
    if (!(data.allowed_user_ids !== undefined && hasOwn(data, "allowed_user_ids"))) return false;
    if (!(data.created_at !== undefined && hasOwn(data, "created_at"))) return false;
    if (!(data.disabled !== undefined && hasOwn(data, "disabled"))) return false;
    if (!(data.id !== undefined && hasOwn(data, "id"))) return false;
    if (!(data.is_fallback !== undefined && hasOwn(data, "is_fallback"))) return false;
    if (!(data.label !== undefined && hasOwn(data, "label"))) return false;
    if (!(data.provider !== undefined && hasOwn(data, "provider"))) return false;
    if (!(data.sort_order !== undefined && hasOwn(data, "sort_order"))) return false;
    if (!(data.workspace_id !== undefined && hasOwn(data, "workspace_id"))) return false;
    if (!(Array.isArray(data.allowed_api_key_hashes) || data.allowed_api_key_hashes === null))
      return false;
    if (Array.isArray(data.allowed_api_key_hashes)) {
      if (data.allowed_api_key_hashes.length > 100) return false;
      for (let i = 0; i < data.allowed_api_key_hashes.length; i++) {
        if (
          data.allowed_api_key_hashes[i] !== undefined &&
          hasOwn(data.allowed_api_key_hashes, i)
        ) {
          if (!(typeof data.allowed_api_key_hashes[i] === "string")) return false;
        }
      }
    }
    if (!(Array.isArray(data.allowed_models) || data.allowed_models === null)) return false;
    if (Array.isArray(data.allowed_models)) {
      if (data.allowed_models.length > 100) return false;
      for (let j = 0; j < data.allowed_models.length; j++) {
        if (data.allowed_models[j] !== undefined && hasOwn(data.allowed_models, j)) {
          if (!(typeof data.allowed_models[j] === "string")) return false;
        }
      }
    }
    if (!(Array.isArray(data.allowed_user_ids) || data.allowed_user_ids === null)) return false;
    if (Array.isArray(data.allowed_user_ids)) {
      if (data.allowed_user_ids.length > 100) return false;
      for (let k = 0; k < data.allowed_user_ids.length; k++) {
        if (data.allowed_user_ids[k] !== undefined && hasOwn(data.allowed_user_ids, k)) {
          if (!(typeof data.allowed_user_ids[k] === "string")) return false;
        }
      }
    }
    if (!(typeof data.created_at === "string")) return false;
    if (!(typeof data.disabled === "boolean")) return false;
    if (!(typeof data.id === "string")) return false;
    if (!(typeof data.is_fallback === "boolean")) return false;
    if (!(typeof data.label === "string")) return false;
    if (data.name !== undefined && hasOwn(data, "name")) {
      if (!(typeof data.name === "string" || data.name === null)) return false;
    }
    if (!ref2(data.provider)) return false;
    if (!Number.isInteger(data.sort_order)) return false;
    if (!(typeof data.workspace_id === "string" || data.workspace_id === null)) return false;
    return true;
  };
  const ref0 = function validate(data) {
    if (!(typeof data === "object" && data && !Array.isArray(data))) return false;
    if (!(data.data !== undefined && hasOwn(data, "data"))) return false;
    if (!ref1(data.data)) return false;
    return true;
  };
  return ref0;
})();

export const isDeleteBYOKKeyResponse: (
  value: unknown,
) => value is components["schemas"]["DeleteBYOKKeyResponse"] = /* @__PURE__ */ (function () {
  "use strict";
  const hasOwn = Function.prototype.call.bind(Object.prototype.hasOwnProperty);
  const ref0 = function validate(data) {
    if (!(typeof data === "object" && data && !Array.isArray(data))) return false;
    if (!(data.deleted !== undefined && hasOwn(data, "deleted"))) return false;
    if (!(typeof data.deleted === "boolean")) return false;
    if (!(data.deleted === true)) return false;
    return true;
  };
  return ref0;
})();

export const isForbiddenResponse: (
  value: unknown,
) => value is components["schemas"]["ForbiddenResponse"] = isBadRequestResponse;

export const isGetBYOKKeyResponse: (
  value: unknown,
) => value is components["schemas"]["GetBYOKKeyResponse"] = isCreateBYOKKeyResponse;

export const isGetByokQuery: (
  value: unknown,
) => value is NonNullable<paths["/byok"]["get"]["parameters"]["query"]> =
  /* @__PURE__ */ (function () {
    "use strict";
    const hasOwn = Function.prototype.call.bind(Object.prototype.hasOwnProperty);
    const ref0 = function validate(data) {
      if (!(typeof data === "object" && data && !Array.isArray(data))) return false;
      if (data.limit !== undefined && hasOwn(data, "limit")) {
        if (!Number.isInteger(data.limit)) return false;
        if (!(1 <= data.limit)) return false;
        if (!(100 >= data.limit)) return false;
      }
      if (data.offset !== undefined && hasOwn(data, "offset")) {
        if (!(Number.isInteger(data.offset) || data.offset === null)) return false;
        if (typeof data.offset === "number") {
          if (!(0 <= data.offset)) return false;
        }
      }
      if (data.provider !== undefined && hasOwn(data, "provider")) {
        if (!(typeof data.provider === "string")) return false;
      }
      if (data.workspace_id !== undefined && hasOwn(data, "workspace_id")) {
        if (!(typeof data.workspace_id === "string")) return false;
      }
      return true;
    };
    return ref0;
  })();

export const isGetWorkspacesQuery: (
  value: unknown,
) => value is NonNullable<paths["/workspaces"]["get"]["parameters"]["query"]> =
  /* @__PURE__ */ (function () {
    "use strict";
    const hasOwn = Function.prototype.call.bind(Object.prototype.hasOwnProperty);
    const ref0 = function validate(data) {
      if (!(typeof data === "object" && data && !Array.isArray(data))) return false;
      if (data.limit !== undefined && hasOwn(data, "limit")) {
        if (!Number.isInteger(data.limit)) return false;
        if (!(1 <= data.limit)) return false;
        if (!(100 >= data.limit)) return false;
      }
      if (data.offset !== undefined && hasOwn(data, "offset")) {
        if (!(Number.isInteger(data.offset) || data.offset === null)) return false;
        if (typeof data.offset === "number") {
          if (!(0 <= data.offset)) return false;
        }
      }
      return true;
    };
    return ref0;
  })();

export const isInternalServerResponse: (
  value: unknown,
) => value is components["schemas"]["InternalServerResponse"] = isBadRequestResponse;

export const isListBYOKKeysResponse: (
  value: unknown,
) => value is components["schemas"]["ListBYOKKeysResponse"] = /* @__PURE__ */ (function () {
  "use strict";
  const hasOwn = Function.prototype.call.bind(Object.prototype.hasOwnProperty);
  const ref2 = function validate(data) {
    if (!(typeof data === "string")) return false;
    return true;
  };
  const ref1 = function validate(data) {
    if (!(typeof data === "object" && data && !Array.isArray(data))) return false;
    if (!(data.allowed_api_key_hashes !== undefined && hasOwn(data, "allowed_api_key_hashes")))
      return false;
    if (!(data.allowed_models !== undefined && hasOwn(data, "allowed_models"))) return false;
    if (!(data.allowed_user_ids !== undefined && hasOwn(data, "allowed_user_ids"))) return false;
    if (!(data.created_at !== undefined && hasOwn(data, "created_at"))) return false;
    if (!(data.disabled !== undefined && hasOwn(data, "disabled"))) return false;
    if (!(data.id !== undefined && hasOwn(data, "id"))) return false;
    if (!(data.is_fallback !== undefined && hasOwn(data, "is_fallback"))) return false;
    if (!(data.label !== undefined && hasOwn(data, "label"))) return false;
    if (!(data.provider !== undefined && hasOwn(data, "provider"))) return false;
    if (!(data.sort_order !== undefined && hasOwn(data, "sort_order"))) return false;
    if (!(data.workspace_id !== undefined && hasOwn(data, "workspace_id"))) return false;
    if (!(Array.isArray(data.allowed_api_key_hashes) || data.allowed_api_key_hashes === null))
      return false;
    if (Array.isArray(data.allowed_api_key_hashes)) {
      if (data.allowed_api_key_hashes.length > 100) return false;
      for (let j = 0; j < data.allowed_api_key_hashes.length; j++) {
        if (
          data.allowed_api_key_hashes[j] !== undefined &&
          hasOwn(data.allowed_api_key_hashes, j)
        ) {
          if (!(typeof data.allowed_api_key_hashes[j] === "string")) return false;
        }
      }
    }
    if (!(Array.isArray(data.allowed_models) || data.allowed_models === null)) return false;
    if (Array.isArray(data.allowed_models)) {
      if (data.allowed_models.length > 100) return false;
      for (let k = 0; k < data.allowed_models.length; k++) {
        if (data.allowed_models[k] !== undefined && hasOwn(data.allowed_models, k)) {
          if (!(typeof data.allowed_models[k] === "string")) return false;
        }
      }
    }
    if (!(Array.isArray(data.allowed_user_ids) || data.allowed_user_ids === null)) return false;
    if (Array.isArray(data.allowed_user_ids)) {
      if (data.allowed_user_ids.length > 100) return false;
      for (let l = 0; l < data.allowed_user_ids.length; l++) {
        if (data.allowed_user_ids[l] !== undefined && hasOwn(data.allowed_user_ids, l)) {
          if (!(typeof data.allowed_user_ids[l] === "string")) return false;
        }
      }
    }
    if (!(typeof data.created_at === "string")) return false;
    if (!(typeof data.disabled === "boolean")) return false;
    if (!(typeof data.id === "string")) return false;
    if (!(typeof data.is_fallback === "boolean")) return false;
    if (!(typeof data.label === "string")) return false;
    if (data.name !== undefined && hasOwn(data, "name")) {
      if (!(typeof data.name === "string" || data.name === null)) return false;
    }
    if (!ref2(data.provider)) return false;
    if (!Number.isInteger(data.sort_order)) return false;
    if (!(typeof data.workspace_id === "string" || data.workspace_id === null)) return false;
    return true;
  };
  const ref0 = function validate(data) {
    if (!(typeof data === "object" && data && !Array.isArray(data))) return false;
    if (!(data.data !== undefined && hasOwn(data, "data"))) return false;
    if (!(data.total_count !== undefined && hasOwn(data, "total_count"))) return false;
    if (!Array.isArray(data.data)) return false;
    for (let i = 0; i < data.data.length; i++) {
      if (data.data[i] !== undefined && hasOwn(data.data, i)) {
        if (!ref1(data.data[i])) return false;
      }
    }
    if (!Number.isInteger(data.total_count)) return false;
    return true;
  };
  return ref0;
})();

export const isListWorkspacesResponse: (
  value: unknown,
) => value is components["schemas"]["ListWorkspacesResponse"] = /* @__PURE__ */ (function () {
  "use strict";
  const hasOwn = Function.prototype.call.bind(Object.prototype.hasOwnProperty);
  const ref1 = function validate(data) {
    if (!(typeof data === "object" && data && !Array.isArray(data))) return false;
    if (!(data.created_at !== undefined && hasOwn(data, "created_at"))) return false;
    if (!(data.created_by !== undefined && hasOwn(data, "created_by"))) return false;
    if (!(data.default_guardrail_id !== undefined && hasOwn(data, "default_guardrail_id")))
      return false;
    if (!(data.default_image_model !== undefined && hasOwn(data, "default_image_model")))
      return false;
    if (!(data.default_provider_sort !== undefined && hasOwn(data, "default_provider_sort")))
      return false;
    if (!(data.default_text_model !== undefined && hasOwn(data, "default_text_model")))
      return false;
    if (!(data.description !== undefined && hasOwn(data, "description"))) return false;
    if (!(data.id !== undefined && hasOwn(data, "id"))) return false;
    if (!(data.io_logging_api_key_ids !== undefined && hasOwn(data, "io_logging_api_key_ids")))
      return false;
    if (!(data.io_logging_sampling_rate !== undefined && hasOwn(data, "io_logging_sampling_rate")))
      return false;
    if (!(
      data.is_data_discount_logging_enabled !== undefined &&
      hasOwn(data, "is_data_discount_logging_enabled")
    ))
      return false;
    if (!(
      data.is_observability_broadcast_enabled !== undefined &&
      hasOwn(data, "is_observability_broadcast_enabled")
    ))
      return false;
    if (!(
      data.is_observability_io_logging_enabled !== undefined &&
      hasOwn(data, "is_observability_io_logging_enabled")
    ))
      return false;
    if (!(data.name !== undefined && hasOwn(data, "name"))) return false;
    if (!(data.slug !== undefined && hasOwn(data, "slug"))) return false;
    if (!(data.updated_at !== undefined && hasOwn(data, "updated_at"))) return false;
    if (!(typeof data.created_at === "string")) return false;
    if (!(typeof data.created_by === "string" || data.created_by === null)) return false;
    if (!(typeof data.default_guardrail_id === "string")) return false;
    if (!(typeof data.default_image_model === "string" || data.default_image_model === null))
      return false;
    if (!(typeof data.default_provider_sort === "string" || data.default_provider_sort === null))
      return false;
    if (!(typeof data.default_text_model === "string" || data.default_text_model === null))
      return false;
    if (!(typeof data.description === "string" || data.description === null)) return false;
    if (!(typeof data.id === "string")) return false;
    if (data.include_byok_in_budgets !== undefined && hasOwn(data, "include_byok_in_budgets")) {
      if (!(typeof data.include_byok_in_budgets === "boolean")) return false;
    }
    if (!(Array.isArray(data.io_logging_api_key_ids) || data.io_logging_api_key_ids === null))
      return false;
    if (Array.isArray(data.io_logging_api_key_ids)) {
      for (let j = 0; j < data.io_logging_api_key_ids.length; j++) {
        if (
          data.io_logging_api_key_ids[j] !== undefined &&
          hasOwn(data.io_logging_api_key_ids, j)
        ) {
          if (!Number.isInteger(data.io_logging_api_key_ids[j])) return false;
        }
      }
    }
    if (!(typeof data.io_logging_sampling_rate === "number")) return false;
    if (!(typeof data.is_data_discount_logging_enabled === "boolean")) return false;
    if (!(typeof data.is_observability_broadcast_enabled === "boolean")) return false;
    if (!(typeof data.is_observability_io_logging_enabled === "boolean")) return false;
    if (!(typeof data.name === "string")) return false;
    if (!(typeof data.slug === "string")) return false;
    if (!(typeof data.updated_at === "string" || data.updated_at === null)) return false;
    return true;
  };
  const ref0 = function validate(data) {
    if (!(typeof data === "object" && data && !Array.isArray(data))) return false;
    if (!(data.data !== undefined && hasOwn(data, "data"))) return false;
    if (!(data.total_count !== undefined && hasOwn(data, "total_count"))) return false;
    if (!Array.isArray(data.data)) return false;
    for (let i = 0; i < data.data.length; i++) {
      if (data.data[i] !== undefined && hasOwn(data.data, i)) {
        if (!ref1(data.data[i])) return false;
      }
    }
    if (!Number.isInteger(data.total_count)) return false;
    return true;
  };
  return ref0;
})();

export const isNotFoundResponse: (
  value: unknown,
) => value is components["schemas"]["NotFoundResponse"] = isBadRequestResponse;

export const isUnauthorizedResponse: (
  value: unknown,
) => value is components["schemas"]["UnauthorizedResponse"] = isBadRequestResponse;

export const isUpdateBYOKKeyRequest: (
  value: unknown,
) => value is components["schemas"]["UpdateBYOKKeyRequest"] = /* @__PURE__ */ (function () {
  "use strict";
  const hasOwn = Function.prototype.call.bind(Object.prototype.hasOwnProperty);
  const pattern0 = new RegExp("^[a-f0-9]{64}$", "u");
  const stringLength = (string) =>
    /[\uD800-\uDFFF]/.test(string) ? [...string].length : string.length;
  const ref0 = function validate(data) {
    if (!(typeof data === "object" && data && !Array.isArray(data))) return false;
    if (data.allowed_api_key_hashes !== undefined && hasOwn(data, "allowed_api_key_hashes")) {
      if (!(Array.isArray(data.allowed_api_key_hashes) || data.allowed_api_key_hashes === null))
        return false;
      if (Array.isArray(data.allowed_api_key_hashes)) {
        if (data.allowed_api_key_hashes.length > 100) return false;
        if (data.allowed_api_key_hashes.length < 1) return false;
        for (let i = 0; i < data.allowed_api_key_hashes.length; i++) {
          if (
            data.allowed_api_key_hashes[i] !== undefined &&
            hasOwn(data.allowed_api_key_hashes, i)
          ) {
            if (!(typeof data.allowed_api_key_hashes[i] === "string")) return false;
            if (!pattern0.test(data.allowed_api_key_hashes[i])) return false;
          }
        }
      }
    }
    if (data.allowed_models !== undefined && hasOwn(data, "allowed_models")) {
      if (!(Array.isArray(data.allowed_models) || data.allowed_models === null)) return false;
      if (Array.isArray(data.allowed_models)) {
        if (data.allowed_models.length > 100) return false;
        for (let j = 0; j < data.allowed_models.length; j++) {
          if (data.allowed_models[j] !== undefined && hasOwn(data.allowed_models, j)) {
            if (!(typeof data.allowed_models[j] === "string")) return false;
          }
        }
      }
    }
    if (data.allowed_user_ids !== undefined && hasOwn(data, "allowed_user_ids")) {
      if (!(Array.isArray(data.allowed_user_ids) || data.allowed_user_ids === null)) return false;
      if (Array.isArray(data.allowed_user_ids)) {
        if (data.allowed_user_ids.length > 100) return false;
        for (let k = 0; k < data.allowed_user_ids.length; k++) {
          if (data.allowed_user_ids[k] !== undefined && hasOwn(data.allowed_user_ids, k)) {
            if (!(typeof data.allowed_user_ids[k] === "string")) return false;
          }
        }
      }
    }
    if (data.disabled !== undefined && hasOwn(data, "disabled")) {
      if (!(typeof data.disabled === "boolean")) return false;
    }
    if (data.is_fallback !== undefined && hasOwn(data, "is_fallback")) {
      if (!(typeof data.is_fallback === "boolean")) return false;
    }
    if (data.key !== undefined && hasOwn(data, "key")) {
      if (!(typeof data.key === "string")) return false;
      if (data.key.length < 1 || stringLength(data.key) < 1) return false;
    }
    if (data.name !== undefined && hasOwn(data, "name")) {
      if (!(typeof data.name === "string" || data.name === null)) return false;
      if (typeof data.name === "string") {
        if (data.name.length > 255 && stringLength(data.name) > 255) return false;
      }
    }
    return true;
  };
  return ref0;
})();

export const isUpdateBYOKKeyResponse: (
  value: unknown,
) => value is components["schemas"]["UpdateBYOKKeyResponse"] = isCreateBYOKKeyResponse;
