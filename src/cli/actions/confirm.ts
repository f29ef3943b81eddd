import type { Output } from "../output/output.ts";
import { ask } from "../output/ask.ts";
import { formatCredentials } from "../search/credential-table.ts";
import { count, globalCredentialNotice } from "../text/messages.ts";
import type { Action } from "./action.ts";
import type { LookUp } from "./look-up.ts";

/** Shows the credentials that an action will affect, and asks for confirmation. */
export async function confirm(
  lookUps: readonly LookUp[],
  { verb }: Action,
  output: Output,
  stopped: AbortSignal,
): Promise<boolean> {
  const rows = lookUps.flatMap(({ row }) => (row ? [row] : []));
  if (rows.length > 0) {
    const lines = formatCredentials(rows, process.stderr.columns || undefined);
    for (const line of lines) output.note(line);
  }
  if (rows.some(({ workspace_id }) => workspace_id === null)) {
    output.note(globalCredentialNotice);
  }
  for (const { target, problem } of lookUps) {
    if (problem !== undefined) output.note(`could not look up ${target.id}: ${problem}`);
  }
  const affected =
    lookUps.length === 1 ? "this credential" : `these ${count(lookUps.length, "credential")}`;
  const answer = await ask(`${capitalize(verb)} ${affected}? [y/N] `, stopped);
  return /^y(es)?$/i.test(answer.trim());
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
