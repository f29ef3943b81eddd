import { BaseResolver, bundle, createConfig, lintDocument } from "@redocly/openapi-core";
import { ResolveError, Source } from "@redocly/openapi-core";
import type { Config, Document, RawUniversalConfig } from "@redocly/openapi-core";
import { resolve, sortKeys, type Mapping } from "../document.ts";
import { asFailure, Failure } from "../failure.ts";
import { referencesIn } from "../references.ts";
import { normalForm } from "./normal-form/plugin.ts";

const configs = {
  /** The publisher's contract must be OpenAPI; its style is not our concern. */
  structure: { extends: ["spec"] },
  /** A license does not affect callers, and the contract must not claim what its publisher does not say. */
  strict: {
    extends: ["recommended-strict"],
    rules: { "info-license": "off", "no-empty-servers": "off" },
  },
  /** The normal form, for generated code. */
  documented: { plugins: [normalForm], extends: ["normal-form/documented"] },
  /** The normal form for comparisons. */
  bare: { plugins: [normalForm], extends: ["normal-form/bare"] },
} satisfies Record<string, RawUniversalConfig>;

const created: Partial<Record<keyof typeof configs, Promise<Config>>> = {};

function configOf(name: keyof typeof configs): Promise<Config> {
  return (created[name] ??= createConfig({ ...configs[name], telemetry: "off" }));
}

type Level = "structure" | "strict";

/** Each rule that the document breaks, with the place. */
export async function problemsIn(document: Mapping, level: Level = "structure"): Promise<string[]> {
  const config = await configOf(level);
  const problems = await lintDocument({
    document: toInput(document),
    config,
    externalRefResolver: new OfflineResolver(),
  }).catch(asFailure("the document cannot be linted"));
  return problems.map(
    ({ message, location, ruleId }) => `- ${message} (${location[0]?.pointer ?? "#/"}, ${ruleId})`,
  );
}

/** @throws {@link Failure} with each problem and its place, if the document breaks a rule */
export async function lint(
  document: Mapping,
  name: string,
  level: Level = "structure",
): Promise<void> {
  const reasons = await problemsIn(document, level);
  if (reasons.length === 0) return;
  const claim = level === "structure" ? "is not valid OpenAPI" : "breaks a lint rule";
  throw new Failure(`${name} ${claim}:\n${reasons.join("\n")}`);
}

/** The normal form, with sorted keys, in the newest OpenAPI: contracts that mean the same have the same one. */
export async function toNormalForm(
  document: Mapping,
  name: string,
  preset: "documented" | "bare" = "documented",
): Promise<Mapping> {
  const claim = `${name} cannot be normalized`;
  const { bundle: result, problems } = await bundle({
    doc: toInput(structuredClone(document)),
    config: await configOf(preset),
    externalRefResolver: new OfflineResolver(),
  }).catch(asFailure(claim));
  const problem = problems.find(({ severity }) => severity === "error");
  if (problem) throw new Failure(`${claim}: ${problem.message}`);
  return { ...(sortKeys(result.parsed) as Mapping), openapi: "3.2.0" };
}

/** A reference to another document is an error: Redocly would read whatever it names. */
class OfflineResolver extends BaseResolver {
  override loadExternalRef(reference: string): Promise<Source> {
    const reason = new Error(`references to other documents are not followed: ${reference}`);
    return Promise.reject(new ResolveError(reason));
  }
}

function toInput(document: Mapping): Document {
  // Redocly follows a chain of references as deep as the stack allows.
  for (const reference of referencesIn(document)) resolve({ $ref: reference }, document);
  return { source: new Source("contract.json", ""), parsed: document };
}
