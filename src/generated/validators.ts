// Generated from the contract in openapi/ by `npm run generate`. Do not edit.
// @ts-nocheck The code is schemasafe's.
const hasOwn = Function.prototype.call.bind(Object.prototype.hasOwnProperty);
const ref0 = function validate(data) {
  if (!(typeof data === "object" && data && !Array.isArray(data))) return false;
  if (!(data.deleted !== undefined && hasOwn(data, "deleted"))) return false;
  if (!(typeof data.deleted === "boolean")) return false;
  if (!(data.deleted === true)) return false;
  return true;
};
const ref2 = function validate(data) {
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
const ref1 = function validate(data) {
  if (!(typeof data === "object" && data && !Array.isArray(data))) return false;
  if (!(data.error !== undefined && hasOwn(data, "error"))) return false;
  if (!ref2(data.error)) return false;
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

export const deleteByokById_200: (body: unknown) => boolean = ref0;
export const deleteByokById_401: (body: unknown) => boolean = ref1;
