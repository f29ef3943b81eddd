import { createInterface } from "node:readline";
import { isId } from "../../contract/id.ts";
import { quote, UsageError } from "../text/usage-error.ts";
import { standardInput } from "./standard-input.ts";

/** The maximum number of malformed ids in a message. A wrong file may contain any number of them. */
const maxNamed = 10;

/** Facts about a credential from a list or a look-up, with the API's property names and `workspace_name`. */
export interface KnownFacts {
  readonly provider?: string | null | undefined;
  readonly label?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly workspace_id?: string | null | undefined;
  readonly workspace_name?: string | null | undefined;
}

/** A credential that a command acts on. */
export interface Target extends KnownFacts {
  readonly id: string;
}

/**
 * Reads the credentials that a command acts on, without duplicates. Each line of standard input is an id, or a JSON
 * line from `find --json` or `list --json`; blank lines and comments are skipped.
 *
 * @throws UsageError if there is no id, or if an id is malformed
 */
export async function readTargets(args: readonly string[]): Promise<Target[]> {
  const targets = new Map<string, Target>();
  const malformed: string[] = [];
  const add = (target: Target, place: string): void => {
    const key = target.id.toLowerCase();
    if (!isId(target.id)) malformed.push(`${place} is not an id: ${quote(target.id)}`);
    else if (!targets.has(key)) targets.set(key, target);
  };
  for (const [index, argument] of args.entries()) {
    if (argument === standardInput) continue;
    for (const id of argument.trim().split(/\s+/)) add({ id }, `argument ${index + 1}`);
  }
  if (args.includes(standardInput)) {
    let number = 0;
    for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
      number++;
      const text = line.replace(/^\ufeff/, "").trim();
      if (text !== "" && !text.startsWith("#")) add(parseLine(text), `line ${number}`);
    }
  }
  if (malformed.length > 0) throw malformedError(malformed);
  if (targets.size === 0) throw new UsageError("no ids on standard input");
  return [...targets.values()];
}

function parseLine(text: string): Target {
  if (!text.startsWith("{")) return { id: text };
  const fields = parseObject(text);
  const { id } = fields;
  if (typeof id !== "string") return { id: text };
  const facts: Record<string, string | null> = {};
  for (const name of ["provider", "label", "name", "workspace_id", "workspace_name"]) {
    const value = fields[name];
    if (typeof value === "string" || value === null) facts[name] = value;
  }
  return { id, ...facts };
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    return {};
  }
}

function malformedError(malformed: readonly string[]): UsageError {
  const named = malformed.slice(0, maxNamed);
  const others = malformed.length - named.length;
  const details = others > 0 ? [...named, `and ${others} more`] : named;
  return new UsageError("nothing was sent, because some ids are not UUIDs:", details);
}
