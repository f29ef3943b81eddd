import { createInterface } from "node:readline";
import { isId } from "../contract/id.ts";
import { quote, UsageError } from "./usage-error.ts";

/** The argument that stands for standard input. */
export const standardInput = "-";

/** At most this many malformed ids are listed; a wrong file may have any number of them. */
const maxNamed = 10;

/**
 * Reads the ids to delete, each of them once.
 *
 * @throws UsageError unless there are some, and all are well-formed
 */
export async function readIds(args: readonly string[]): Promise<string[]> {
  const ids = new Map<string, string>();
  const malformed: string[] = [];
  const add = (id: string, place: string): void => {
    if (isId(id)) ids.set(id.toLowerCase(), ids.get(id.toLowerCase()) ?? id);
    else malformed.push(`${place} is not an id: ${quote(id)}`);
  };
  for (const [index, id] of args.entries()) {
    if (id !== standardInput) add(id, `argument ${index + 1}`);
  }
  if (args.includes(standardInput)) {
    let number = 0;
    for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
      number++;
      if (line.trim() !== "") add(line.trim(), `line ${number}`);
    }
  }
  if (malformed.length > 0) throw new UsageError(...describeMalformed(malformed));
  if (ids.size === 0) throw new UsageError("there is no id on standard input");
  return [...ids.values()];
}

function describeMalformed(malformed: readonly string[]): [string, string[]] {
  const named = malformed.slice(0, maxNamed);
  const others = malformed.length - named.length;
  return [
    "nothing was sent, because an id must be a UUID:",
    others > 0 ? [...named, `and ${others} more`] : named,
  ];
}
