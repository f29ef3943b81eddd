import type { Report } from "../../scripts/drift/report/report.ts";
import { contract } from "../helpers/fixture.ts";
import type { Run } from "../helpers/run.ts";
import type { Workspace } from "../helpers/workspace.ts";

export const deprecatedContract: string = contract.replace(
  "    delete:\n",
  "    delete:\n      deprecated: true\n",
);

export function parse({ stdout }: Run): Report {
  return JSON.parse(stdout) as Report;
}

/** Runs `drift` with a text as the published description. */
export async function drift(workspace: Workspace, text: string, ...args: string[]): Promise<Run> {
  await workspace.write("upstream.txt", text);
  return workspace.run("drift.ts", "--upstream", "upstream.txt", ...args);
}
