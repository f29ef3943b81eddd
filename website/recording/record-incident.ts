import { join } from "node:path";
import { Failure } from "../../scripts/lib/failure.ts";
import { createSandbox } from "../../src/sandbox/sandbox.ts";
import { runOnTerminal } from "./run-on-terminal.ts";

/** The width of the terminal in columns. */
export const columns = 100;

const root = join(import.meta.dirname, "../..");
const maxDurationMs = 60_000;
const prompt = "$ ";

const leakedKey = "sk-example-openai-AbCd";
const ids = ["11111111-2222-3333-4444-555555555555", "22222222-3333-4444-5555-666666666666"];

/**
 * Records a terminal on which the built command line finds and deletes a leaked key in a sandbox.
 *
 * @returns everything that was written to the terminal before the last prompt, including escape sequences
 */
export async function recordIncident(): Promise<string> {
  const sandbox = createSandbox();
  const workspaceId = sandbox.addWorkspace({ name: "Checkout" });
  const [production, checkout] = ids;
  const leaked = { provider: "openai", providerKey: leakedKey };
  await sandbox.addCredential({ ...leaked, id: production, name: "prod" });
  await sandbox.addCredential({ ...leaked, id: checkout, workspaceId });
  await sandbox.addCredential({ provider: "mistral", providerKey: "sk-example-mistral-IjKl" });

  const server = await sandbox.listen();
  try {
    const { code, output } = await runOnTerminal(`cd "${root}"; exec bash --norc`, {
      columns,
      env: {
        // The prompt starts with an empty line. It makes the typed command bold, and PS0 resets this before the output.
        PS1: `\\n\\[\\e[1m\\]${prompt}`,
        PS0: "\\e[0m",
        HISTFILE: "/dev/null",
        // Without the network, npx can only run the command line of this project.
        npm_config_offline: "true",
        npm_config_progress: "false",
        OPENROUTER_BASE_URL: server.url,
        OPENROUTER_MANAGEMENT_KEY: sandbox.managementKey,
      },
      typed: [
        [prompt, "npx openrouter-byok find\r"],
        ["(not shown while you type): ", `${leakedKey}\r`],
        [prompt, `npx openrouter-byok delete ${ids.join(" ")}\r`],
        ["[y/N] ", "y\r"],
        [prompt, "exit\r"],
      ],
      signal: AbortSignal.timeout(maxDurationMs),
    });
    if (code !== 0) throw new Failure(`the incident was not recorded:\n${output}`);
    return output.slice(0, output.lastIndexOf(prompt));
  } finally {
    await server.close();
  }
}
