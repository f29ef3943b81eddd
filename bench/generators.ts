import { join } from "node:path";
import { redoclyCli } from "../scripts/openapi/redocly-cli.ts";
import { benchPath, rootPath } from "./execute.ts";

/** A program that generates TypeScript from a description. */
export interface Generator {
  name: string;
  /** The folder for the generated code, if a contender uses that code. */
  folder?: string;
  /** The arguments for Node. */
  args: (description: string, out: string) => string[];
}

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
    folder: "openapi-fetch",
    args: (description, out) => [openapiTypescript, description, "-o", `${out}/schema.ts`],
  },
  {
    name: "@hey-api/openapi-ts: types, client",
    folder: "hey-api",
    args: (description, out) => [heyApi, "-i", description, "-o", out, "-s", "--no-log-file"],
  },
  {
    name: "redocly generate-client: types, client",
    folder: "redocly",
    args: (description, out) => [
      redoclyCli.program,
      "generate-client",
      description,
      "-o",
      `${out}/client.ts`,
    ],
  },
];
