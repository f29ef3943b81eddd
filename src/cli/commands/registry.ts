import type { ExitCode } from "../text/exit-codes.ts";
import type { Output } from "../output/output.ts";
import type { CommandName } from "../text/help.ts";
import { deleteCredentials } from "./delete.ts";
import { disable } from "./disable.ts";
import { enable } from "./enable.ts";
import { find } from "./find.ts";
import { list } from "./list.ts";
import { rotate } from "./rotate.ts";
import { serveSandbox } from "./sandbox.ts";

/** A command of the program. */
export interface Command {
  readonly run: (args: string[], output: Output) => Promise<ExitCode>;
  /** What the command does to credentials, for the message after a crash. `undefined` if it changes nothing. */
  readonly change?: "changed" | "deleted";
}

/** All commands, by name. Their help is in `text/help.ts`. */
const commands: Readonly<Record<CommandName, Command>> = {
  list: { run: list },
  find: { run: find },
  delete: { run: deleteCredentials, change: "deleted" },
  disable: { run: disable, change: "changed" },
  enable: { run: enable, change: "changed" },
  rotate: { run: rotate, change: "changed" },
  sandbox: { run: serveSandbox },
};

export const commandNames: readonly string[] = Object.keys(commands);

/** Tells whether a word is the name of a command. */
export function isCommandName(word: string | undefined): word is CommandName {
  return word !== undefined && Object.hasOwn(commands, word);
}

export function commandOf(name: CommandName): Command {
  return commands[name];
}
