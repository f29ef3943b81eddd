#!/usr/bin/env node
import { exitCodes } from "./exit-codes.ts";
import { environmentKeys } from "./key.ts";
import { Output } from "./output.ts";
import { run } from "./run.ts";

const output = new Output();
for (const key of environmentKeys()) output.hideKey(key);

// Neither its message nor its stack is shown: both may quote a key.
process.on("uncaughtException", () => {
  output.error(
    "an unexpected error occurred; a credential without a result may or may not have been deleted",
  );
  process.exit(exitCodes.unknown);
});

process.exitCode = await run(process.argv.slice(2), output);
