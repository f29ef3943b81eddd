#!/usr/bin/env node
import { commandOf, isCommandName } from "./commands/registry.ts";
import { environmentKeys } from "./connection/management-key.ts";
import { exitCodes } from "./text/exit-codes.ts";
import { Output } from "./output/output.ts";
import { run } from "./run.ts";
import { describeCrash } from "./text/messages.ts";

const args = process.argv.slice(2);
const output = new Output();
for (const { value } of environmentKeys()) output.hideKey(value);

process.on("uncaughtException", () => {
  const [name] = args;
  output.error(describeCrash(isCommandName(name) ? commandOf(name).change : undefined));
  process.exit(exitCodes.unknown);
});

const exitCode = await run(args, output);
await output.drain();
// Without this, a connection that is still being opened would keep the process alive.
process.exit(exitCode);
