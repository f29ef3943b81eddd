/**
 * Drops a field that says what the specification supposes where it is left out (OpenAPI 3.1, the fixed
 * fields of each object; JSON Schema Validation 2020-12), and lists that are empty or repeat themselves.
 */
export const defaults = () => ({
  Schema: {
    /** @param {Record<string, unknown>} schema */
    leave(schema) {
      dropWhere(schema, {
        uniqueItems: false,
        minLength: 0,
        minItems: 0,
        minProperties: 0,
        deprecated: false,
        readOnly: false,
        writeOnly: false,
        minContains: "contains" in schema ? 1 : schema.minContains,
        maxContains: "contains" in schema ? undefined : schema.maxContains,
      });
      // None is needed, and any number is allowed.
      if (schema.minContains === 0 && schema.maxContains === undefined) {
        delete schema.contains;
        delete schema.minContains;
      }
      if (!Array.isArray(schema.required)) return;
      if (schema.required.length === 0) delete schema.required;
      else schema.required = [...new Set(schema.required)].sort();
    },
  },
  Parameter: {
    /** @param {Record<string, unknown>} parameter */
    leave(parameter) {
      const isForm = parameter.in === "query" || parameter.in === "cookie";
      // Dropped last, for the default of `explode` depends on it.
      const style = parameter.style ?? (isForm ? "form" : "simple");
      dropWhere(parameter, {
        ...common,
        allowEmptyValue: false,
        allowReserved: false,
        explode: style === "form",
        style: isForm ? "form" : "simple",
      });
    },
  },
  Header: {
    /** @param {Record<string, unknown>} header */
    leave(header) {
      dropWhere(header, { ...common, explode: false, style: "simple" });
    },
  },
  RequestBody: {
    /** @param {Record<string, unknown>} body */
    leave(body) {
      dropWhere(body, common);
    },
  },
  Response: {
    /** @param {Record<string, unknown>} response */
    leave(response) {
      for (const field of ["content", "headers", "links"]) {
        const map = response[field];
        if (map && Object.keys(map).length === 0) Reflect.deleteProperty(response, field);
      }
    },
  },
  Operation: {
    /** @param {Record<string, unknown>} operation */
    leave(operation) {
      dropWhere(operation, common);
      operation.responses ??= {};
    },
  },
});

const common = { required: false, deprecated: false };

/**
 * @param {Record<string, unknown>} node
 * @param {Record<string, unknown>} supposed
 */
function dropWhere(node, supposed) {
  for (const [field, value] of Object.entries(supposed)) {
    if (node[field] === value) Reflect.deleteProperty(node, field);
  }
}
