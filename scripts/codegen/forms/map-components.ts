import type { Description, Schema } from "../../openapi/objects.ts";

/** Copies a description, and replaces each schema in `components` with the schemas that a function returns, by name. */
export function mapComponents(
  description: Description,
  change: (schema: Schema, name: string) => Record<string, Schema>,
): Description {
  const { components } = description;
  if (!components?.schemas) return description;
  const entries = Object.entries(components.schemas).flatMap(([name, schema]) =>
    Object.entries(change(schema, name)),
  );
  return { ...description, components: { ...components, schemas: Object.fromEntries(entries) } };
}
