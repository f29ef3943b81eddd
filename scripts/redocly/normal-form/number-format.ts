import { onSchema } from "./decorator.ts";

const bounds: Record<string, object> = {
  int32: { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 },
  int64: {},
  float: { minimum: -3.4028235e38, maximum: 3.4028235e38 },
  double: {},
};

/**
 * Writes the format of a number as the bounds that it sets, which have a direction. `int64` and `double` are
 * what a number is taken for anyway.
 * Case: corpus, "a wider integer in the body".
 */
export const numberFormat = onSchema((schema) => {
  const format = String(schema.format);
  const isNumber = [schema.type].flat().some((type) => type === "integer" || type === "number");
  if (!isNumber || !Object.hasOwn(bounds, format)) return;
  delete schema.format;
  Object.assign(schema, { ...bounds[format], ...schema });
});
