import { parseArguments, rejectPositionals } from "../input/arguments.ts";
import { connectionOptions, openConnection } from "../connection/connection.ts";
import { exitCodes } from "../text/exit-codes.ts";
import type { ExitCode } from "../text/exit-codes.ts";
import { rejectTypedKey } from "../input/standard-input.ts";
import type { Output } from "../output/output.ts";
import { printRows } from "../search/print-rows.ts";
import { reportFailure } from "../search/report-failure.ts";
import { describePlaces, readScope, search } from "../search/search.ts";
import { describeUnknownWorkspace } from "../text/messages.ts";

const options = {
  ...connectionOptions,
  provider: { type: "string", multiple: true },
  workspace: { type: "string", multiple: true },
  json: { type: "boolean" },
} as const;

/** `list`: prints the credentials of every workspace, or of selected workspaces. */
export async function list(args: string[], output: Output): Promise<ExitCode> {
  const { values, positionals } = parseArguments(args, options);
  rejectPositionals(positionals);
  rejectTypedKey(values);
  const scope = readScope(values);
  const connection = await openConnection(values, output);
  return await reportFailure(
    async () => {
      const found = await search(connection, scope);
      printRows(found.rows, values.json ?? false, output);
      if (found.rows.length === 0) {
        const providers = scope.providers.length === 0 ? "" : ` for ${scope.providers.join(", ")}`;
        output.note(`no credentials${providers}: searched ${describePlaces(scope, found)}`);
      }
      for (const id of scope.workspaceIds) {
        if (!found.workspaceNames.has(id.toLowerCase())) {
          output.note(describeUnknownWorkspace(id, found.workspaceNames.size));
        }
      }
      return (await output.flush()) ? exitCodes.success : exitCodes.unknown;
    },
    connection,
    output,
  );
}
