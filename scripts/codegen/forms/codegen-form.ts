import type { Description } from "../../openapi/objects.ts";
import { withDirections } from "./directions.ts";
import { withDiscriminatorValues } from "./discriminators.ts";
import { withHeaderSchemas } from "./header-schemas.ts";
import { openEnumerations } from "./open-enumerations.ts";
import { withoutExtensions } from "./without-extensions.ts";

/** Converts a normal form to the form from which both types and validators are generated, so that they agree. */
export function toCodegenForm(normalForm: Description, openNames: readonly string[]): Description {
  // First, because later steps add extensions.
  const plain = withoutExtensions(normalForm);
  // Before discriminators are replaced, because the enumerations that replace them must stay closed.
  const opened = openEnumerations(plain, openNames);
  // Before components are copied, because the name of a component may be the value of a discriminator.
  const withValues = withDiscriminatorValues(opened);
  const directed = withDirections(withValues);
  return withHeaderSchemas(directed);
}
