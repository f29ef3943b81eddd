import { join } from "node:path";
import { workPath } from "./execute.ts";

export interface Contender {
  name: string;
  /** The file in `programs/` that deletes credentials with this contender. */
  program: string;
  /** The modules that the program imports. */
  modules?: string[];
  /**
   * The packages to install. zod is listed beside the SDK to pin its version, because the SDK accepts a range of
   * versions.
   */
  packages?: string[];
  /** The folder of the contender's generated source code, if the contender is not a package. */
  generated?: string;
  /**
   * A line of TypeScript that deletes a credential, for measuring the type-check. It imports generated source code from
   * `../../source/`, because it is checked in `consumers/<number>/`.
   */
  consumer?: string;
}

export const ours = "openrouter-byok";
/** The contender that ratios are relative to, unless stated otherwise. */
export const baseline = "openapi-fetch";
/** The baseline for the time of a call, because our calls always have a deadline. */
export const baselineWithDeadline = `${baseline} with a deadline`;

export const contenders: Contender[] = [
  {
    name: ours,
    program: "openrouter-byok.js",
    modules: ["openrouter-byok"],
    packages: ["openrouter-byok"],
    consumer: `import { deleteByokKey } from "openrouter-byok"; await deleteByokKey("");`,
  },
  {
    name: "bare fetch",
    program: "bare-fetch.js",
    consumer: `await fetch("", { method: "DELETE", headers: { Authorization: "" } }); export {};`,
  },
  {
    name: baseline,
    program: "openapi-fetch.js",
    modules: ["openapi-fetch"],
    packages: ["openapi-fetch"],
    consumer: `import createClient from "openapi-fetch"; import type { paths } from "../../source/openapi-fetch/schema.js"; await createClient<paths>().DELETE("/byok/{id}", { params: { path: { id: "" } }, headers: { Authorization: "" } });`,
  },
  { name: baselineWithDeadline, program: "openapi-fetch-with-deadline.js" },
  {
    name: "@hey-api/openapi-ts client",
    program: "hey-api.js",
    modules: [compiled("hey-api/client.gen.js"), compiled("hey-api/sdk.gen.js")],
    generated: "hey-api",
    consumer: `import { deleteByokKey } from "../../source/hey-api/sdk.gen.js"; await deleteByokKey({ path: { id: "" }, headers: { Authorization: "" } });`,
  },
  {
    name: "Redocly client",
    program: "redocly.js",
    modules: [compiled("redocly/client.js")],
    generated: "redocly",
    consumer: `import { deleteBYOKKey } from "../../source/redocly/client.js"; await deleteBYOKKey({ path: { id: "" } });`,
  },
  {
    name: "@openrouter/sdk function",
    program: "sdk-function.js",
    modules: ["@openrouter/sdk/core.js", "@openrouter/sdk/funcs/byokDelete.js"],
    packages: ["@openrouter/sdk", "zod"],
    consumer: `import { OpenRouterCore } from "@openrouter/sdk/core.js"; import { byokDelete } from "@openrouter/sdk/funcs/byokDelete.js"; await byokDelete(new OpenRouterCore(), { id: "" });`,
  },
  {
    name: "@openrouter/sdk client",
    program: "sdk-client.js",
    modules: ["@openrouter/sdk"],
    packages: ["@openrouter/sdk", "zod"],
    consumer: `import { OpenRouter } from "@openrouter/sdk"; await new OpenRouter().byok.delete({ id: "" });`,
  },
];

/** An absolute path, because resolving the alias `#generated/` would add to the measured time of an import. */
function compiled(file: string): string {
  return join(workPath, "compiled", file);
}
