import { join } from "node:path";

/**
 * The files that are generated into a folder.
 *
 * @param {string} folder
 */
export function generatedFiles(folder) {
  return {
    operations: join(folder, "operations.ts"),
    schema: join(folder, "schema.ts"),
    validators: join(folder, "validators.ts"),
  };
}
