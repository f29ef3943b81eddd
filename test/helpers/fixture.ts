import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { stringifyYaml } from "@redocly/openapi-core";
import { parse } from "yaml";

/** A page as its site served it. */
export const page: string = await readFile(
  join(import.meta.dirname, "../fixtures/delete-byok-key.md"),
  "utf8",
);

/**
 * The contract in that page: for tests that change one, so that they go on to say the same when the vendored
 * contract follows upstream.
 */
export const contract: string = page.slice(
  page.indexOf("openapi: 3.1.0"),
  page.indexOf("```\n\n## SDK"),
);

/** The page with another contract in it. */
export function pageWith(other: string): string {
  return page.replace(contract, () => other);
}

/**
 * A description of every vendored operation and of another family, as upstream's full description has both. It
 * follows the vendored contract, so that tests stay valid when an operation is added to it.
 */
export const description: string = stringifyYaml(
  addOperations(
    await readYaml("../../openapi/byok.yaml"),
    await readYaml("../fixtures/other-family.yaml"),
  ),
  { lineWidth: -1, noRefs: true },
);

type Sections = Record<string, Record<string, unknown>>;

interface Description {
  readonly paths: Readonly<Record<string, unknown>>;
  readonly components: Readonly<Sections>;
}

async function readYaml(file: string): Promise<Description> {
  return parse(await readFile(join(import.meta.dirname, file), "utf8")) as Description;
}

/** Adds the other family. Vendored components keep their place, and win over others of the same name. */
function addOperations(vendored: Description, other: Description): Description {
  const sections = Object.entries(vendored.components).map(([section, components]) => [
    section,
    { ...components, ...other.components[section], ...components },
  ]);
  return {
    ...vendored,
    paths: { ...vendored.paths, ...other.paths },
    components: Object.fromEntries(sections) as Sections,
  };
}
