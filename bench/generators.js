import { join } from "node:path";
import { benchPath, rootPath } from "./execute.js";

/**
 * @typedef {object} Generator Makes TypeScript of a description.
 * @property {string} name
 * @property {string} [contender] The folder that a contender's code is generated into.
 * @property {(description: string, out: string) => string[]} args What Node is run with.
 */

const [redocly, openapiTypescript, heyApi] = [
  join(rootPath, "node_modules/@redocly/cli/bin/cli.js"),
  join(rootPath, "node_modules/openapi-typescript/bin/cli.js"),
  join(benchPath, "node_modules/@hey-api/openapi-ts/bin/run.js"),
];

export const ourGenerator = "openrouter-byok: types, validators, constants, type-checked";
export const baseGenerator = "openapi-typescript: types";

/** @type {Generator[]} */
export const generators = [
  {
    name: ourGenerator,
    args: (description, out) => [
      join(rootPath, "scripts/generate.js"),
      ...["--contract", description, "--out", out],
    ],
  },
  {
    name: baseGenerator,
    contender: "openapi-fetch",
    args: (description, out) => [openapiTypescript, description, "-o", `${out}/schema.ts`],
  },
  {
    name: "@hey-api/openapi-ts: types, client",
    contender: "hey-api",
    args: (description, out) => [heyApi, "-i", description, "-o", out, "-s", "--no-log-file"],
  },
  {
    name: "redocly generate-client: types, client",
    contender: "redocly",
    args: (description, out) => [redocly, "generate-client", description, "-o", `${out}/client.ts`],
  },
];
