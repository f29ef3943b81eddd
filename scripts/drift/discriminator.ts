import { childOf, entriesOf, listOf, type Mapping } from "../openapi/document.ts";
import { resolve } from "../openapi/pointer.ts";

/**
 * States in each alternative of a discriminated schema which values lead to it (OpenAPI 3.1, Discriminator Object): its
 * name is lost once its reference is replaced. Case: corpus, "values of a discriminator that change places".
 */
export function withDiscriminatorValues(schema: Mapping, document: Mapping): Mapping {
  const { discriminator, ...rest } = schema;
  const property = childOf(discriminator, "propertyName");
  if (typeof property !== "string") return schema;
  const mapped = entriesOf(childOf(discriminator, "mapping"));
  const withValue = (branch: unknown): unknown => {
    const reference = childOf(branch, "$ref");
    const own = childOf(childOf(resolve(branch, document), "properties"), property);
    const stated = Object(resolve(own, document)) as Mapping;
    if (typeof reference !== "string" || "const" in stated || "enum" in stated) return branch;
    const name = reference.split("/").at(-1) ?? "";
    const values = mapped
      .filter(([, target]) => [reference, name].includes(String(target)))
      .map(([value]) => value);
    const value = { type: "string", enum: values.length > 0 ? values : [name] };
    return { allOf: [branch, { required: [property], properties: { [property]: value } }] };
  };
  for (const keyword of ["oneOf", "anyOf"]) {
    if (Array.isArray(rest[keyword])) rest[keyword] = listOf(rest[keyword]).map(withValue);
  }
  return rest;
}
