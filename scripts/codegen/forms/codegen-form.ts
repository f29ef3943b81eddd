import type { Description } from "../../openapi/objects.ts";
import { withDirections } from "./directions.ts";
import { withDiscriminatorValues } from "./discriminators.ts";
import { openEnumerations } from "./open-enumerations.ts";

/** The form of a normal form that types and validators are both written from, so that they agree. */
export function toCodegenForm(normalForm: Description, openNames: readonly string[]): Description {
  return withDirections(withDiscriminatorValues(openEnumerations(normalForm, openNames)));
}
