import { createInterface } from "node:readline/promises";

/** Whether a person can answer questions on a terminal. */
export function isInteractive(): boolean {
  return process.stdin.isTTY && process.stderr.isTTY;
}

/** Asks a question. An interruption and the end of the input count as no answer. */
export async function ask(question: string, signal: AbortSignal): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr, terminal: false });
  const ended = new Promise<undefined>((resolve) => {
    lines.once("close", () => {
      resolve(undefined);
    });
  });
  try {
    const answered = lines.question(question, { signal }).catch(() => "");
    const answer = await Promise.race([answered, ended]);
    // After Ctrl-D, the cursor is still on the line of the question.
    if (answer === undefined) process.stderr.write("\n");
    return answer ?? "";
  } finally {
    lines.close();
  }
}
