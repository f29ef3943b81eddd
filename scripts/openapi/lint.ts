import type { RawUniversalConfig } from "@redocly/openapi-core";
import { failWith, Failure } from "../lib/failure.ts";
import { printNote } from "../lib/command.ts";
import { withCanonicalReferences } from "./canonical-references.ts";
import type { Mapping } from "./document.ts";
import { OfflineResolver, toRedoclyDocument } from "./offline.ts";
import { createConfig, lintDocument } from "./redocly.ts";
import { withoutTolerated } from "./without-tolerated.ts";

const rules = {
  /** A description must be valid OpenAPI, in whatever style its publisher chooses. */
  structure: { extends: ["spec"] },
  /**
   * In a normal form, each operation must also require only security schemes that exist. Redocly's other rules concern
   * style, which is up to the publisher, or mistakes that a normal form cannot contain.
   */
  strict: {
    extends: ["spec"],
    rules: {
      "security-defined": "error",
      // Descriptions before OpenAPI 3.2 cannot have a `defaultMapping`.
      "spec-discriminator-defaultMapping": "off",
    },
  },
} satisfies Record<string, RawUniversalConfig>;

type Level = keyof typeof rules;

/** Each violation of a rule, with its place. */
export async function problemsIn(document: Mapping, level: Level = "structure"): Promise<string[]> {
  const problems = await lintDocument({
    // Redocly would look for a file that is named like the schema of a discriminator.
    document: toRedoclyDocument(withCanonicalReferences(document)),
    config: await createConfig({ ...rules[level], telemetry: "off" }),
    externalRefResolver: new OfflineResolver(),
  }).catch(failWith("the document cannot be linted"));
  return problems.map(
    ({ message, location, ruleId }) => `- ${message} (${location[0]?.pointer ?? "#/"}, ${ruleId})`,
  );
}

/**
 * Lints a document. If it has only tolerated problems, prints a note that lists them.
 *
 * @throws {@link Failure} that lists the other problems, if there are any
 */
export async function lint(
  document: Mapping,
  name: string,
  level: Level = "structure",
): Promise<void> {
  const problems = await problemsIn(document, level);
  if (problems.length === 0) return;
  const errors = await problemsIn(withoutTolerated(document), level);
  const claim = level === "structure" ? "is not valid OpenAPI" : "violates lint rules";
  if (errors.length > 0) throw new Failure(`${name} ${claim}:\n${errors.join("\n")}`);
  printNote(`these problems in ${name} do not affect callers:\n${problems.join("\n")}`);
}
