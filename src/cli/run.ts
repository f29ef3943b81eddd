import { deleteCredentials } from "./delete.ts";
import { exitCodes } from "./exit-codes.ts";
import type { ExitCode } from "./exit-codes.ts";
import { helpTexts } from "./help.ts";
import { list } from "./list.ts";
import type { Output } from "./output.ts";
import { serveSandbox } from "./sandbox.ts";
import { quote, UsageError } from "./usage-error.ts";
import { readVersion } from "./version.ts";

const commands = { list, delete: deleteCredentials, sandbox: serveSandbox };

/** Runs a command line to its end. */
export async function run(args: string[], output: Output): Promise<ExitCode> {
  const [name = "", ...rest] = args;
  const command = isCommand(name) ? name : undefined;
  try {
    if (args.includes("--help") || args.includes("-h")) {
      for (const line of helpTexts[command ?? "all"]) output.print(line);
      return exitCodes.success;
    }
    if (name === "--version") {
      output.print(readVersion());
      return exitCodes.success;
    }
    if (command) return await commands[command](rest, output);
    throw new UsageError(
      name === ""
        ? "missing command: list, delete or sandbox"
        : `there is no command ${quote(name)}`,
    );
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    output.error(error.message);
    for (const detail of error.details) output.note(`  ${detail}`);
    output.note(`Try: npx openrouter-byok ${command ? `${command} ` : ""}--help`);
    return exitCodes.usage;
  }
}

function isCommand(name: string): name is keyof typeof commands {
  return Object.hasOwn(commands, name);
}
