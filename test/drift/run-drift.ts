import { contract } from "../helpers/fixture.ts";
import type { Run, Workspace } from "../helpers/workspace.ts";

export const isDeprecated: string = contract.replace(
  "    delete:\n",
  "    delete:\n      deprecated: true\n",
);

export interface JsonReport {
  verdict: string;
  changes: { verdict: string; where: string; pointer?: string; what: string }[];
  questions: Record<string, { verdict: string; note: string }>;
}

export function parse({ stdout }: Run): JsonReport {
  return JSON.parse(stdout) as JsonReport;
}

/** Compares the contract with another text. */
export async function drift(workspace: Workspace, text: string, ...args: string[]): Promise<Run> {
  await workspace.write("upstream.txt", text);
  const options = ["--only", "upstream", "--upstream", "upstream.txt", ...args];
  return workspace.run("scripts/drift.js", ...options);
}
