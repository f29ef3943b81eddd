import { parseArgs } from "node:util";
import type { ParseArgsConfig } from "node:util";
import { quote, UsageError } from "../text/usage-error.ts";
import { suggest } from "./suggest.ts";

type Options = NonNullable<ParseArgsConfig["options"]>;

interface Config<Known extends Options> {
  args: string[];
  options: Known;
  allowPositionals: true;
}

/** Parses the arguments of a command. */
export function parseArguments<Known extends Options>(
  args: string[],
  options: Known,
): ReturnType<typeof parseArgs<Config<Known>>> {
  checkOptions(args, options);
  return parseArgs<Config<Known>>({ args, options, allowPositionals: true });
}

/**
 * Rejects a repeated option that takes only one value. Also rejects everything that `parseArgs` would reject, with
 * clearer messages.
 */
function checkOptions(args: string[], options: Options): void {
  const { tokens } = parseArgs({ args, options, strict: false, tokens: true });
  const seen = new Set<string>();
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const { name, rawName, value, inlineValue } = token;
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (!option) throw new UsageError(describeUnknown(rawName, Object.keys(options)));
    if (option.type === "boolean") {
      if (inlineValue) throw new UsageError(`${rawName} does not take a value`);
      continue;
    }
    // A value that starts with a dash, other than `-` itself, must be attached to its option: --name=-value.
    const isOption = value !== undefined && !inlineValue && /^-./.test(value);
    if (value === undefined || isOption) throw new UsageError(`${rawName} needs a value`);
    if (seen.has(name) && !option.multiple) {
      throw new UsageError(`${rawName} may be given only once`);
    }
    seen.add(name);
  }
}

function describeUnknown(rawName: string, names: readonly string[]): string {
  const meant = suggest(rawName.replace(/^--?/, ""), names);
  const hint = meant === undefined ? "" : `: did you mean --${meant}?`;
  return `unknown option ${quote(rawName)}${hint}`;
}

/** Rejects positional arguments, for commands that take none. */
export function rejectPositionals([first]: readonly string[]): void {
  if (first !== undefined) throw new UsageError(`unexpected argument ${quote(first)}`);
}
