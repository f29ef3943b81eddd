import { once } from "node:events";
import { createSandbox } from "../../sandbox/sandbox.ts";
import type { Sandbox, SandboxServer } from "../../sandbox/sandbox.ts";
import { exitCodes } from "../text/exit-codes.ts";
import type { ExitCode } from "../text/exit-codes.ts";
import { parseArguments, rejectPositionals } from "../input/arguments.ts";
import { readInteger } from "../input/option-values.ts";
import { readSeed } from "../input/seed.ts";
import type { Seed } from "../input/seed.ts";
import type { Output } from "../output/output.ts";
import { count } from "../text/messages.ts";
import { UsageError } from "../text/usage-error.ts";

const options = {
  port: { type: "string" },
  key: { type: "string" },
  seed: { type: "string" },
} as const;

const workspaceId = "33333333-4444-5555-6666-777777777777";
const leakedKey = "sk-example-openai-AbCd";

/** The data that is used without a seed file: two credentials with the same leaked key, and two other credentials. */
const example: Seed = {
  workspaces: [{ id: workspaceId, name: "Checkout" }],
  credentials: [
    {
      id: "11111111-2222-3333-4444-555555555555",
      provider: "openai",
      providerKey: leakedKey,
      name: "Production OpenAI Key",
    },
    {
      id: "22222222-3333-4444-5555-666666666666",
      provider: "openai",
      providerKey: leakedKey,
      workspaceId,
    },
    {
      id: "66666666-7777-8888-9999-aaaaaaaaaaaa",
      provider: "anthropic",
      providerKey: "sk-example-anthropic-EfGh",
    },
    {
      id: "77777777-8888-9999-aaaa-bbbbbbbbbbbb",
      provider: "mistral",
      providerKey: "sk-example-mistral-IjKl",
      workspaceId: null,
    },
  ],
};

/** `sandbox`: serves a sandbox until it is interrupted. */
export async function serveSandbox(args: string[], output: Output): Promise<ExitCode> {
  const { values, positionals } = parseArguments(args, options);
  rejectPositionals(positionals);
  const port = readInteger("port", values.port, [0, 65_535], 0);
  const managementKey = readKey(values.key);
  const seed = values.seed === undefined ? example : await readSeed(values.seed);
  const sandbox = createSandbox({ managementKey });
  await fill(sandbox, seed);
  const interrupted = Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  const server = await listen(sandbox, port);
  // The sandbox's own keys must not be masked, even if they share characters with a key in the environment.
  for (const line of describe(sandbox, server, seed)) output.printUnmasked(line);
  await interrupted;
  await server.close();
  return exitCodes.success;
}

/** Checks the management key that the sandbox accepts. It is not a real key, so it may be a command-line argument. */
function readKey(key: string | undefined): string | undefined {
  if (key === undefined || /^[!-~]{8,}$/.test(key)) return key;
  throw new UsageError("--key must consist of at least 8 visible ASCII characters");
}

async function fill(sandbox: Sandbox, { workspaces, credentials }: Seed): Promise<void> {
  try {
    for (const workspace of workspaces) sandbox.addWorkspace(workspace);
    for (const credential of credentials) await sandbox.addCredential(credential);
  } catch (error) {
    // The seed file has already been checked, but two entries may have the same id.
    throw new UsageError(`the seed file is invalid: ${(error as Error).message}`);
  }
}

async function listen(sandbox: Sandbox, port: number): Promise<SandboxServer> {
  try {
    return await sandbox.listen(port);
  } catch (error) {
    const { code = "unknown error" } = error as NodeJS.ErrnoException;
    throw new UsageError(`cannot listen on port ${port} (${code}): choose another --port`);
  }
}

function describe(
  { managementKey, apiKey }: Sandbox,
  { url }: SandboxServer,
  seed: Seed,
): string[] {
  const { workspaces, credentials } = seed;
  const [first] = credentials;
  const id = first?.id ?? "<id>";
  const isExample = seed === example;
  return [
    `The sandbox listens at ${url}`,
    `It holds ${count(credentials.length, "credential")} and ${count(workspaces.length + 1, "workspace")}.`,
    `Management key: ${managementKey}`,
    `API key (cannot manage credentials): ${apiKey}`,
    "",
    "In another terminal, in the same folder:",
    "",
    `  export OPENROUTER_MANAGEMENT_KEY=${quoteForShell(managementKey)}`,
    `  export OPENROUTER_BASE_URL=${url}`,
    "  npx openrouter-byok list",
    isExample
      ? `  echo ${leakedKey} | npx openrouter-byok find --leaked-key-file -`
      : "  npx openrouter-byok find",
    `  npx openrouter-byok disable ${id}`,
    `  npx openrouter-byok delete ${id}`,
    "",
    "Press Ctrl-C to stop the sandbox.",
  ];
}

/** Quotes a text for a POSIX shell if the shell would change it. */
function quoteForShell(text: string): string {
  return /^[\w.-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
