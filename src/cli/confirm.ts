import { createInterface } from "node:readline/promises";
import { createByokClient } from "../index.ts";
import { listCredentials, ListError } from "./all-credentials.ts";
import type { ListedCredential } from "./all-credentials.ts";
import type { Connection } from "./connection.ts";
import { textOf } from "./list.ts";
import type { Output } from "./output.ts";
import { formatTable } from "./table.ts";

/** Whether there is somebody to ask. */
export function isInteractive(): boolean {
  return process.stdin.isTTY && process.stderr.isTTY;
}

/** Shows which credentials will be deleted, and asks whether they may be. */
export async function confirm(
  ids: readonly string[],
  connection: Connection,
  output: Output,
  stopped: AbortSignal,
): Promise<boolean> {
  const listed = await lookUp({ ...connection, signal: stopped }, output);
  if (stopped.aborted) return false;
  const rows = ids.map((id) => describe(id, listed));
  const titles = ["ID", "PROVIDER", "LABEL", "NAME"];
  for (const line of formatTable(titles, rows, process.stderr.columns || undefined)) {
    output.note(line);
  }
  if (ids.some((id) => listed && !listed.has(id.toLowerCase()))) {
    output.note("(not listed): gone already, or in another workspace than the default one");
  }
  const these = ids.length === 1 ? "this credential" : `these ${ids.length} credentials`;
  return /^y(es)?$/i.test(await ask(`Delete ${these}? [y/N] `, stopped));
}

function describe(id: string, listed: ReadonlyMap<string, ListedCredential> | undefined): string[] {
  const credential = listed?.get(id.toLowerCase());
  if (!credential) return [id, "", "", listed ? "(not listed)" : ""];
  return [id, ...["provider", "label", "name"].map((name) => textOf(credential[name]))];
}

/** Looks up what is known about credentials, or says why it cannot. */
async function lookUp(
  connection: Connection & { readonly signal: AbortSignal },
  output: Output,
): Promise<ReadonlyMap<string, ListedCredential> | undefined> {
  try {
    const credentials = await listCredentials(createByokClient(connection));
    return new Map(credentials.map((credential) => [credential.id.toLowerCase(), credential]));
  } catch (error) {
    if (!(error instanceof ListError)) throw error;
    output.note(`The credentials could not be looked up: ${error.message}.`);
    return undefined;
  }
}

/** Asks a question. An interruption and the end of the input count as no. */
async function ask(question: string, signal: AbortSignal): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr, terminal: false });
  const ended = new Promise<undefined>((resolve) => {
    lines.once("close", () => {
      resolve(undefined);
    });
  });
  try {
    const answered = lines.question(question, { signal }).catch(() => "");
    const answer = await Promise.race([answered, ended]);
    // Ctrl-D leaves the cursor on the line of the question.
    if (answer === undefined) process.stderr.write("\n");
    return answer ?? "";
  } finally {
    lines.close();
  }
}
