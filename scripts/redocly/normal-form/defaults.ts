import { isMapping, type Mapping } from "../../document.ts";
import type { Decorator } from "./decorator.ts";

const common = { required: false, deprecated: false };

/**
 * Drops a field that states the default of the specification (OpenAPI 3.1, the fixed fields of each object;
 * JSON Schema Validation 2020-12), and empty or repetitive lists.
 * Case: corpus, "what is supposed anyway".
 */
export const defaults: Decorator = () => ({
  Schema: {
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
      // Any number of matching items is allowed, even none.
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
    leave(parameter) {
      const isForm = parameter.in === "query" || parameter.in === "cookie";
      // `style` is dropped last: the default of `explode` depends on it.
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
  Header: leaveWithout({ ...common, explode: false, style: "simple" }),
  RequestBody: leaveWithout(common),
  Response: {
    leave(response) {
      for (const field of ["content", "headers", "links"]) {
        const map = response[field];
        if (isMapping(map) && Object.keys(map).length === 0)
          Reflect.deleteProperty(response, field);
      }
    },
  },
  Operation: {
    leave(operation) {
      dropWhere(operation, common);
      operation.responses ??= {};
    },
  },
});

function leaveWithout(supposed: Mapping): { leave: (node: Mapping) => void } {
  return {
    leave: (node) => {
      dropWhere(node, supposed);
    },
  };
}

function dropWhere(node: Mapping, supposed: Mapping): void {
  for (const [field, value] of Object.entries(supposed)) {
    if (node[field] === value) Reflect.deleteProperty(node, field);
  }
}
