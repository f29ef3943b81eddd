import { commandNames, commandOf, isCommandName } from "./commands/registry.ts";
import { exitCodes } from "./text/exit-codes.ts";
import type { ExitCode } from "./text/exit-codes.ts";
import { suggest } from "./input/suggest.ts";
import type { Output } from "./output/output.ts";
import { helpTexts } from "./text/help.ts";
import { quote, UsageError } from "./text/usage-error.ts";
import { readVersion } from "./version.ts";

/** Runs the program with the given arguments, and returns the exit code. */
export async function run(args: string[], output: Output): Promise<ExitCode> {
  const [first = "", ...rest] = args;
  // `help delete` means the same as `delete --help`.
  const isHelp = first === "help" || args.includes("--help") || args.includes("-h");
  const word = first === "help" ? rest[0] : first;
  const name = isCommandName(word) ? word : undefined;
  try {
    if (first === "help" && word !== undefined && !name)
      throw new UsageError(describeUnknown(word));
    if (isHelp) {
      for (const line of helpTexts[name ?? "all"]) output.print(line);
      return exitCodes.success;
    }
    if (first === "--version") {
      output.print(readVersion());
      return exitCodes.success;
    }
    if (name) return await commandOf(name).run(rest, output);
    throw new UsageError(describeUnknown(first));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    output.error(error.message);
    for (const detail of error.details) output.note(`  ${detail}`);
    output.note(`Try: npx openrouter-byok ${name ? `${name} ` : ""}--help`);
    return exitCodes.usage;
  }
}

function describeUnknown(word: string): string {
  if (word === "") return `missing command: use one of ${commandNames.join(", ")}`;
  const suggestion = suggest(word, commandNames);
  return `unknown command ${quote(word)}${suggestion === undefined ? "" : `: did you mean ${suggestion}?`}`;
}
