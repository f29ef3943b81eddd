import { bundle, createConfig } from "@redocly/openapi-core";
import { asFailure, Failure } from "../lib/failure.ts";
import { sortKeys, type Mapping } from "../openapi/document.ts";
import { OfflineResolver, toRedoclyDocument } from "../openapi/offline.ts";
import { normalForm } from "./plugin.ts";

/** The normal form, with sorted keys, in the newest OpenAPI: contracts that mean the same have the same one. */
export async function toNormalForm(document: Mapping, name: string): Promise<Mapping> {
  const claim = `${name} cannot be normalized`;
  const { bundle: result, problems } = await bundle({
    doc: toRedoclyDocument(structuredClone(document)),
    config: await createConfig({
      plugins: [normalForm],
      extends: ["normal-form/all"],
      telemetry: "off",
    }),
    externalRefResolver: new OfflineResolver(),
  }).catch(asFailure(claim));
  const problem = problems.find(({ severity }) => severity === "error");
  if (problem) throw new Failure(`${claim}: ${problem.message}`);
  return { ...(sortKeys(result.parsed) as Mapping), openapi: "3.2.0" };
}
