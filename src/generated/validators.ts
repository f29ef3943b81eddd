// Generated from the contract in openapi/ by `npm run generate`. Do not edit.
// @ts-nocheck The code is Ajv's.
// ajv
export const deleteByokById200: (body: unknown) => boolean = validate0;
var func0 = Object.prototype.hasOwnProperty;
function validate0(
  data,
  { instancePath = "", parentData, parentDataProperty, rootData = data } = {},
) {
  let vErrors = null;
  let errors = 0;
  const _errs0 = errors;
  if (errors === _errs0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.deleted === void 0 || !func0.call(data, "deleted")) && (missing0 = "deleted")) {
        validate0.errors = [{}];
        return false;
      } else {
        if (data.deleted !== void 0 && func0.call(data, "deleted")) {
          let data0 = data.deleted;
          if (typeof data0 !== "boolean") {
            validate0.errors = [{}];
            return false;
          }
          if (true !== data0) {
            validate0.errors = [{}];
            return false;
          }
        }
      }
    } else {
      validate0.errors = [{}];
      return false;
    }
  }
  validate0.errors = vErrors;
  return errors === 0;
}
export const deleteByokById401: (body: unknown) => boolean = validate1;
function validate1(
  data,
  { instancePath = "", parentData, parentDataProperty, rootData = data } = {},
) {
  let vErrors = null;
  let errors = 0;
  const _errs0 = errors;
  if (errors === _errs0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.error === void 0 || !func0.call(data, "error")) && (missing0 = "error")) {
        validate1.errors = [{}];
        return false;
      } else {
        if (data.error !== void 0 && func0.call(data, "error")) {
          let data0 = data.error;
          const _errs2 = errors;
          const _errs4 = errors;
          if (errors === _errs4) {
            if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
              let missing1;
              if (
                ((data0.code === void 0 || !func0.call(data0, "code")) && (missing1 = "code")) ||
                ((data0.message === void 0 || !func0.call(data0, "message")) &&
                  (missing1 = "message"))
              ) {
                validate1.errors = [{}];
                return false;
              } else {
                if (data0.code !== void 0 && func0.call(data0, "code")) {
                  let data1 = data0.code;
                  const _errs6 = errors;
                  if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1))) {
                    validate1.errors = [{}];
                    return false;
                  }
                  var valid4 = _errs6 === errors;
                } else {
                  var valid4 = true;
                }
                if (valid4) {
                  if (data0.message !== void 0 && func0.call(data0, "message")) {
                    const _errs8 = errors;
                    if (typeof data0.message !== "string") {
                      validate1.errors = [{}];
                      return false;
                    }
                    var valid4 = _errs8 === errors;
                  } else {
                    var valid4 = true;
                  }
                  if (valid4) {
                    if (data0.metadata !== void 0 && func0.call(data0, "metadata")) {
                      let data3 = data0.metadata;
                      const _errs10 = errors;
                      if (
                        !(data3 && typeof data3 == "object" && !Array.isArray(data3)) &&
                        data3 !== null
                      ) {
                        validate1.errors = [{}];
                        return false;
                      }
                      var valid4 = _errs10 === errors;
                    } else {
                      var valid4 = true;
                    }
                  }
                }
              }
            } else {
              validate1.errors = [{}];
              return false;
            }
          }
          var valid1 = _errs2 === errors;
        } else {
          var valid1 = true;
        }
        if (valid1) {
          if (data.openrouter_metadata !== void 0 && func0.call(data, "openrouter_metadata")) {
            let data4 = data.openrouter_metadata;
            const _errs13 = errors;
            if (!(data4 && typeof data4 == "object" && !Array.isArray(data4)) && data4 !== null) {
              validate1.errors = [{}];
              return false;
            }
            var valid1 = _errs13 === errors;
          } else {
            var valid1 = true;
          }
          if (valid1) {
            if (data.user_id !== void 0 && func0.call(data, "user_id")) {
              let data5 = data.user_id;
              const _errs16 = errors;
              if (typeof data5 !== "string" && data5 !== null) {
                validate1.errors = [{}];
                return false;
              }
              var valid1 = _errs16 === errors;
            } else {
              var valid1 = true;
            }
          }
        }
      }
    } else {
      validate1.errors = [{}];
      return false;
    }
  }
  validate1.errors = vErrors;
  return errors === 0;
}
