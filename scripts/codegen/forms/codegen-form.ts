import type { Description } from "../../openapi/objects.ts";
import { withDirections } from "./directions.ts";
import { withDiscriminatorValues } from "./discriminators.ts";
import { withHeaderSchemas } from "./header-schemas.ts";
import { openEnumerations } from "./open-enumerations.ts";

/** Converts a normal form to the form from which both types and validators are generated, so that they agree. */
export function toCodegenForm(normalForm: Description, openNames: readonly string[]): Description {
  const opened = openEnumerations(normalForm, openNames);
  return withHeaderSchemas(withDirections(withDiscriminatorValues(opened)));
}
