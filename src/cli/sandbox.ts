import { once } from "node:events";
import { createSandbox } from "../sandbox/sandbox.ts";
import type { Sandbox, SandboxServer } from "../sandbox/sandbox.ts";
import { parseArguments, readInteger, rejectPositionals } from "./arguments.ts";
import { exitCodes } from "./exit-codes.ts";
import type { ExitCode } from "./exit-codes.ts";
import type { Output } from "./output.ts";
import { UsageError } from "./usage-error.ts";

const ids = [
  "11111111-2222-3333-4444-555555555555",
  "66666666-7777-8888-9999-aaaaaaaaaaaa",
] as const;

/** `sandbox`: serves a sandbox with two credentials until it is interrupted. */
export async function serveSandbox(args: string[], output: Output): Promise<ExitCode> {
  const { values, positionals } = parseArguments(args, { port: { type: "string" } });
  rejectPositionals(positionals);
  const port = readInteger("port", values.port, [0, 65_535], 0);
  const sandbox = createSandbox();
  const [first, second] = ids;
  await sandbox.addCredential({
    id: first,
    provider: "openai",
    providerKey: "sk-example-openai-AbCd",
    name: "Production OpenAI Key",
  });
  await sandbox.addCredential({
    id: second,
    provider: "anthropic",
    providerKey: "sk-example-anthropic-EfGh",
  });
  const interrupted = Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  const server = await listen(sandbox, port);
  for (const line of describe(sandbox, server)) output.print(line);
  await interrupted;
  await server.close();
  return exitCodes.success;
}

async function listen(sandbox: Sandbox, port: number): Promise<SandboxServer> {
  try {
    return await sandbox.listen(port);
  } catch (error) {
    const { code = "unknown error" } = error as NodeJS.ErrnoException;
    throw new UsageError(`cannot listen on port ${port} (${code}): choose another --port`);
  }
}

function describe({ managementKey }: Sandbox, { url }: SandboxServer): string[] {
  return [
    `The sandbox listens at ${url} and has two credentials.`,
    `Its management key is ${managementKey}`,
    "",
    "In another terminal:",
    "",
    `  export OPENROUTER_MANAGEMENT_KEY=${managementKey}`,
    `  npx openrouter-byok list --base-url ${url}`,
    `  npx openrouter-byok delete ${ids[0]} \\`,
    `    --base-url ${url}`,
    "",
    "Press Ctrl-C to stop it.",
  ];
}
