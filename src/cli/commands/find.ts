import { matchesLabel } from "../../index.ts";
import { parseArguments } from "../input/arguments.ts";
import { connectionOptions, openConnection } from "../connection/connection.ts";
import { exitCodes } from "../text/exit-codes.ts";
import type { ExitCode } from "../text/exit-codes.ts";
import { checkLeakedKeyFile, possibleKeys, readLeakedKey } from "../input/leaked-key.ts";
import { rejectTypedKey } from "../input/standard-input.ts";
import type { Output } from "../output/output.ts";
import { printRows } from "../search/print-rows.ts";
import { reportFailure } from "../search/report-failure.ts";
import { describePlaces, readScope, search } from "../search/search.ts";
import { count, describeCandidates, describeNoCandidate } from "../text/messages.ts";
import { UsageError } from "../text/usage-error.ts";

const options = {
  ...connectionOptions,
  "leaked-key-file": { type: "string" },
  provider: { type: "string", multiple: true },
  json: { type: "boolean" },
} as const;

/** `find`: prints every credential that may hold a leaked key, in any workspace. */
export async function find(args: string[], output: Output): Promise<ExitCode> {
  const { values, positionals } = parseArguments(args, options);
  if (positionals.length > 0) {
    throw new UsageError(
      "find takes no arguments, because other users can see a key on the command line: it prompts for the key",
    );
  }
  rejectTypedKey(values);
  const scope = readScope(values);
  const { "leaked-key-file": leakedKeyFile } = values;
  checkLeakedKeyFile(leakedKeyFile, values["key-file"]);
  const connection = await openConnection(values, output);
  const keys = possibleKeys(await readLeakedKey(leakedKeyFile));
  for (const key of keys) output.hideKey(key);
  return await reportFailure(
    async () => {
      const found = await search(connection, scope);
      const places = describePlaces(scope, found);
      output.note(`searched ${count(found.rows.length, "credential")} (${places})`);
      if (!values.json) output.note("");
      const candidates = found.rows.filter(({ label }) =>
        keys.some((key) => matchesLabel(label, key)),
      );
      printRows(candidates, values.json ?? false, output);
      const advice =
        candidates.length === 0
          ? describeNoCandidate(found.rows.length, scope.providers)
          : describeCandidates(candidates.length);
      for (const line of advice) output.note(line);
      if (!(await output.flush())) return exitCodes.unknown;
      return candidates.length === 0 ? exitCodes.unchanged : exitCodes.success;
    },
    connection,
    output,
  );
}
