import { createConfig, lintDocument } from "@redocly/openapi-core";
import type { RawUniversalConfig } from "@redocly/openapi-core";
import { failWith, Failure } from "../lib/failure.ts";
import { printNote } from "../lib/command.ts";
import type { Mapping } from "./document.ts";
import { OfflineResolver, toRedoclyDocument } from "./offline.ts";
import { withoutTolerated } from "./without-tolerated.ts";

const rules = {
  /** The publisher's contract must be OpenAPI; its style is not our concern. */
  structure: { extends: ["spec"] },
  /** A license does not affect callers, and the contract must not claim what its publisher does not say. */
  strict: {
    extends: ["recommended-strict"],
    rules: { "info-license": "off", "no-empty-servers": "off" },
  },
} satisfies Record<string, RawUniversalConfig>;

type Level = keyof typeof rules;

/** Each rule that the document breaks, with the place. */
export async function problemsIn(document: Mapping, level: Level = "structure"): Promise<string[]> {
  const problems = await lintDocument({
    document: toRedoclyDocument(document),
    config: await createConfig({ ...rules[level], telemetry: "off" }),
    externalRefResolver: new OfflineResolver(),
  }).catch(failWith("the document cannot be linted"));
  return problems.map(
    ({ message, location, ruleId }) => `- ${message} (${location[0]?.pointer ?? "#/"}, ${ruleId})`,
  );
}

/**
 * Prints a note about each problem that callers do not notice.
 *
 * @throws {@link Failure} with each other problem and its place, if the document breaks a rule
 */
export async function lint(
  document: Mapping,
  name: string,
  level: Level = "structure",
): Promise<void> {
  const problems = await problemsIn(document, level);
  if (problems.length === 0) return;
  const errors = await problemsIn(withoutTolerated(document), level);
  const claim = level === "structure" ? "is not valid OpenAPI" : "breaks a lint rule";
  if (errors.length > 0) throw new Failure(`${name} ${claim}:\n${errors.join("\n")}`);
  printNote(`callers do not notice these problems of ${name}:\n${problems.join("\n")}`);
}
