import { readFile } from "node:fs/promises";
import { join } from "node:path";

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

/** A description of the vendored operations, and of some of another family. */
export const description: string = await readFile(
  join(import.meta.dirname, "../fixtures/description.yaml"),
  "utf8",
);
