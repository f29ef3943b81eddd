import { schemaKeywords } from "../../document.ts";
import type { Decorator } from "./decorator.ts";

const { one, list, mapping } = schemaKeywords;

/**
 * Writes a schema that allows everything as `{}` instead of `true` (JSON Schema Core 2020-12, 4.3.2).
 * Case: corpus, "schemas that are true or false".
 */
export const booleanSchema: Decorator = () => {
  const inSchema = (owner: unknown, keys?: string[]): void => {
    if (typeof owner !== "object" || owner === null) return;
    for (const key of keys ?? Object.keys(owner)) {
      if (Reflect.get(owner, key) === true) Reflect.set(owner, key, {});
    }
  };
  const ofValue = {
    enter: (owner: object) => {
      inSchema(owner, ["schema"]);
    },
  };
  return {
    Schema: {
      // On enter, so that other decorators visit the new schema.
      enter(schema) {
        inSchema(schema, one);
        for (const keyword of [...list, ...mapping]) inSchema(schema[keyword]);
        if (schema.not === false) delete schema.not;
      },
    },
    MediaType: ofValue,
    Parameter: ofValue,
    Header: ofValue,
  };
};
