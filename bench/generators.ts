import { join } from "node:path";
import { benchPath, rootPath } from "./execute.ts";

/** A program that generates TypeScript from a description. */
export interface Generator {
  name: string;
  /** The folder for the generated code, if a contender uses that code. */
  contender?: string;
  /** The arguments for Node. */
  args: (description: string, out: string) => string[];
}

const redocly = join(rootPath, "node_modules/@redocly/cli/bin/cli.js");
const openapiTypescript = join(rootPath, "node_modules/openapi-typescript/bin/cli.js");
const heyApi = join(benchPath, "node_modules/@hey-api/openapi-ts/bin/run.js");

export const ourGenerator = "openrouter-byok: types, validators, constants, type-checked";
export const baseGenerator = "openapi-typescript: types";

export const generators: Generator[] = [
  {
    name: ourGenerator,
    args: (description, out) => [
      join(rootPath, "scripts/lib/run-limited.js"),
      join(rootPath, "scripts/commands/generate.ts"),
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
