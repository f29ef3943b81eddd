import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { dump } from "js-yaml";
import { parse } from "yaml";

/** A documentation page, exactly as its site served it. */
export const page: string = await readFile(
  join(import.meta.dirname, "../fixtures/delete-byok-key.md"),
  "utf8",
);

/**
 * The contract in that page. Tests that edit a contract use this copy, so that they stay valid when the vendored
 * contract follows upstream.
 */
export const contract: string = page.slice(
  page.indexOf("openapi: 3.1.0"),
  page.indexOf("```\n\n## SDK"),
);

/** The page with its contract replaced. */
export function pageWith(other: string): string {
  return page.replace(contract, () => other);
}

/**
 * A description of all vendored operations and of another group of operations, like upstream's full description.
 * It is built from the vendored contract, so that tests stay valid when an operation is added to the contract.
 */
export const description: string = dump(
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

/** Adds the other operations. Vendored components keep their order and replace other components of the same name. */
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
