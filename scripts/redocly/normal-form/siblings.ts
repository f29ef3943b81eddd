import { listOf } from "../../document.ts";
import { annotations } from "./conjunction.ts";
import { become, type Decorator } from "./decorator.ts";

const unevaluated = ["unevaluatedItems", "unevaluatedProperties"];

/**
 * Moves what stands beside alternatives into each of them. What no other part of an alternative evaluates stays
 * outside of these parts.
 * Case: corpus, "the properties beside one alternative move into it".
 */
export const siblings: Decorator = () => ({
  Schema: {
    // On enter, so that other decorators visit the new schemas.
    enter(schema) {
      const keyword = ["oneOf", "anyOf"].find((name) => listOf(schema[name]).length > 0);
      if (keyword === undefined) return;
      const { [keyword]: alternatives, ...others } = schema;
      const pick = (isPicked: (field: string) => boolean): object =>
        Object.fromEntries(Object.entries(others).filter(([field]) => isPicked(field)));
      const notes = pick((field) => annotations.includes(field));
      const whole = pick((field) => unevaluated.includes(field));
      const own = pick((field) => ![...annotations, ...unevaluated].includes(field));
      if (Object.keys(own).length === 0) return;
      become(schema, {
        ...notes,
        [keyword]: listOf(alternatives)
          .filter((alternative) => alternative !== false)
          .map((alternative) => structuredClone({ ...whole, allOf: [alternative, own] })),
      });
    },
  },
});
