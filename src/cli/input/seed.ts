import { readFile } from "node:fs/promises";
import { isId } from "../../contract/id.ts";
import type { NewCredential, NewWorkspace } from "../../sandbox/sandbox.ts";
import { UsageError } from "../text/usage-error.ts";

/** The initial data of a sandbox. */
export interface Seed {
  readonly workspaces: readonly NewWorkspace[];
  readonly credentials: readonly NewCredential[];
}

/** An object in the seed file, and its place in the file for messages. */
interface Entry {
  readonly place: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * Reads a seed file: `{ "workspaces": [{ "id", "name" }], "credentials": [{ "id"?, "provider", "key", "name"?,
 * "workspace_id"?, "disabled"? }] }`. A `workspace_id` of `null` makes a credential global; without `workspace_id`, the
 * credential is in the default workspace.
 *
 * @throws UsageError that names the first mistake
 */
export async function readSeed(path: string): Promise<Seed> {
  const root = { place: "the seed file", fields: parseObject(await readText(path)) };
  rejectUnknown(root, ["workspaces", "credentials"]);
  const workspaces = readList(root, "workspaces").map(readWorkspace);
  const ids = new Set(workspaces.map(({ id }) => id?.toLowerCase()));
  const credentials = readList(root, "credentials").map((entry) => readCredential(entry, ids));
  return { workspaces, credentials };
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    // The message does not quote the path, which may be a key.
    const { code = "unknown error" } = error as NodeJS.ErrnoException;
    throw new UsageError(`cannot read the seed file (${code})`);
  }
}

function parseObject(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UsageError("the seed file is not valid JSON");
  }
  if (isObject(value)) return value;
  throw new UsageError("the seed file must contain an object with workspaces and credentials");
}

function readWorkspace(entry: Entry): NewWorkspace {
  rejectUnknown(entry, ["id", "name"]);
  return { id: readId(entry, "id"), name: readString(entry, "name") };
}

function readCredential(
  entry: Entry,
  workspaceIds: ReadonlySet<string | undefined>,
): NewCredential {
  rejectUnknown(entry, ["id", "provider", "key", "name", "workspace_id", "disabled"]);
  const { place, fields } = entry;
  const isGlobal = fields["workspace_id"] === null;
  const workspaceId = isGlobal ? null : readOptional(entry, "workspace_id", readId);
  if (typeof workspaceId === "string" && !workspaceIds.has(workspaceId.toLowerCase())) {
    throw new UsageError(`${place}: workspace_id is not the id of a workspace in the seed file`);
  }
  return {
    id: readOptional(entry, "id", readId),
    provider: readString(entry, "provider"),
    providerKey: readString(entry, "key"),
    name: fields["name"] === null ? null : readOptional(entry, "name", readString),
    workspaceId,
    disabled: readOptional(entry, "disabled", readBoolean),
  };
}

function readList({ place, fields }: Entry, name: string): Entry[] {
  const list = fields[name] ?? [];
  if (!Array.isArray(list)) throw new UsageError(`${place}: ${name} must be an array`);
  return list.map((item: unknown, index) => {
    if (!isObject(item)) throw new UsageError(`${name}[${index}] must be an object`);
    return { place: `${name}[${index}]`, fields: item };
  });
}

function readOptional<Value>(
  entry: Entry,
  name: string,
  read: (entry: Entry, name: string) => Value,
): Value | undefined {
  return entry.fields[name] === undefined ? undefined : read(entry, name);
}

function readString({ place, fields }: Entry, name: string): string {
  const value = fields[name];
  if (typeof value === "string" && value !== "") return value;
  throw new UsageError(`${place}: ${name} must be a non-empty string`);
}

function readId({ place, fields }: Entry, name: string): string {
  const value = fields[name];
  if (isId(value)) return value;
  throw new UsageError(`${place}: ${name} must be a UUID`);
}

function readBoolean({ place, fields }: Entry, name: string): boolean {
  const value = fields[name];
  if (typeof value === "boolean") return value;
  throw new UsageError(`${place}: ${name} must be true or false`);
}

function rejectUnknown({ place, fields }: Entry, known: readonly string[]): void {
  const hasUnknown = Object.keys(fields).some((name) => !known.includes(name));
  // The message does not quote the name, which may be a key.
  if (hasUnknown)
    throw new UsageError(
      `${place} has an unknown property: the known properties are ${known.join(", ")}`,
    );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
