import { fstatSync } from "node:fs";
import { clearLine, cursorTo } from "node:readline";
import { styleText } from "node:util";
import { maskKeys } from "../../errors/mask-keys.ts";
import { printable, printableJson } from "./printable.ts";
import { truncate } from "./width.ts";

type Style = Parameters<typeof styleText>[0];

/**
 * Writes to the standard streams. All output except prompts passes through this class. Text from the server may contain
 * keys and control characters: this class replaces control characters and, except in `printUnmasked`, masks keys.
 */
export class Output {
  readonly #keys: string[] = [];
  #hasStatus = false;
  /** Whether another program reads the results. That program may write to the same terminal at any time. */
  readonly #isPiped: boolean;
  /** Whether the terminal does not support control sequences. */
  readonly #isDumb = process.env["TERM"] === "dumb";
  #writeError: NodeJS.ErrnoException | undefined;

  constructor() {
    const stdout = fstatSync(1);
    this.#isPiped = stdout.isFIFO() || stdout.isSocket();
    process.stdout.on("error", (error: NodeJS.ErrnoException) => {
      this.#writeError ??= error;
    });
    // If standard error fails, there is nowhere left to report it.
    process.stderr.on("error", () => undefined);
  }

  /**
   * Waits until everything is written to standard output.
   *
   * @returns `false` if writing failed. A reader that stops early (`| head -1`) is not a failure.
   */
  async flush(): Promise<boolean> {
    await new Promise((resolve) => process.stdout.write("", resolve));
    const code = this.#writeError?.code;
    if (code === undefined || code === "EPIPE") return true;
    this.error(`could not write all results to standard output (${code})`);
    return false;
  }

  /** Waits until both streams have been flushed or have failed. */
  async drain(): Promise<void> {
    const { stdout, stderr } = process;
    for (const stream of [stdout, stderr]) {
      await new Promise((resolve) => stream.write("", resolve));
    }
  }

  /** Masks a key in everything that is written from now on. */
  hideKey(key: string): void {
    this.#keys.push(key);
  }

  /** Writes a line of results to standard output. */
  print(line: string, style: Style = "reset"): void {
    this.#writeResult(this.#style(line, style, process.stdout));
  }

  /** Writes a line to standard output without masking keys. */
  printUnmasked(line: string): void {
    this.#writeResult(printable(line));
  }

  /** Writes a result to standard output as a line of JSON. */
  printJson(result: object): void {
    const entries = Object.entries(result).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === "string" ? this.#mask(value) : value,
    ]);
    this.#writeResult(printableJson(Object.fromEntries(entries)));
  }

  /** Writes a line that is not a result to standard error. */
  note(line: string, style: Style = "reset"): void {
    this.#clearStatus();
    process.stderr.write(`${this.#style(line, style, process.stderr)}\n`);
  }

  /** Writes an error message to standard error. */
  error(message: string): void {
    this.note(`openrouter-byok: ${message}`);
  }

  /** Shows a line at the bottom of a terminal until the next line is written. */
  showStatus(line: string): void {
    if (!process.stderr.isTTY || this.#isPiped || this.#isDumb) return;
    this.#clearStatus();
    this.#hasStatus = true;
    process.stderr.write(truncate(line, (process.stderr.columns || 80) - 1));
  }

  #clearStatus(): void {
    if (!this.#hasStatus) return;
    this.#hasStatus = false;
    clearLine(process.stderr, 0);
    cursorTo(process.stderr, 0);
  }

  #writeResult(line: string): void {
    this.#clearStatus();
    if (!this.#writeError) process.stdout.write(`${line}\n`);
  }

  #style(line: string, style: Style, stream: NodeJS.WriteStream): string {
    const text = printable(this.#mask(line));
    return style === "reset" || this.#isDumb ? text : styleText(style, text, { stream });
  }

  #mask(text: string): string {
    return maskKeys(text, this.#keys);
  }
}
