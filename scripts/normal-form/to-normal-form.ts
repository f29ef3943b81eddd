import { failWith, Failure } from "../lib/failure.ts";
import { sortKeys } from "../openapi/canonical-json.ts";
import { withCanonicalReferences } from "../openapi/canonical-references.ts";
import type { Mapping } from "../openapi/document.ts";
import type { Description } from "../openapi/objects.ts";
import { liftReferences } from "../openapi/lift-references.ts";
import { OfflineResolver, toRedoclyDocument } from "../openapi/offline.ts";
import { bundle, createConfig } from "../openapi/redocly.ts";
import { withoutOpenApi30Notations } from "./openapi-30.ts";
import { normalForm } from "./decorators.ts";
import { withOwnPathItems } from "./own-path-items.ts";
import { withReferencesInAllOf } from "./reference-siblings.ts";

/**
 * Converts a contract to its normal form, in OpenAPI 3.2, with sorted keys, and with references that can be compared as
 * texts. Each decorator unifies one group of equivalent notations.
 */
export async function toNormalForm(document: Mapping, name: string): Promise<Description> {
  const claim = `${name} cannot be normalized`;
  const { bundle: result, problems } = await bundle({
    doc: toRedoclyDocument(prepare(structuredClone(document))),
    config: await createConfig({
      plugins: [normalForm],
      extends: ["normal-form/all"],
      telemetry: "off",
    }),
    externalRefResolver: new OfflineResolver(),
  }).catch(failWith(claim));
  const problem = problems.find(({ severity }) => severity === "error");
  if (problem) throw new Failure(`${claim}: ${problem.message}`);
  return { ...(sortKeys(result.parsed) as Description), openapi: "3.2.0" };
}

/** The steps that concern references or a whole version of OpenAPI, which decorators cannot handle. */
function prepare(document: Mapping): Mapping {
  // First, because the other steps take the fields beside a reference into account.
  const current = withoutOpenApi30Notations(document);
  // Before references are lifted, because they may lead into a path item that is only a reference.
  const withPathItems = withOwnPathItems(current);
  const lifted = liftReferences(withPathItems);
  const canonical = withCanonicalReferences(lifted);
  // After references are lifted, because it moves the members of `allOf` to which they may lead.
  return withReferencesInAllOf(canonical);
}
