import { createByokClient } from "../index.ts";
import { listCredentials, ListError } from "./all-credentials.ts";
import type { ListedCredential, ListQuery } from "./all-credentials.ts";
import { parseArguments, rejectPositionals } from "./arguments.ts";
import { connectionOptions, readConnection, rejectTypedKey } from "./connection.ts";
import { exitCodes } from "./exit-codes.ts";
import type { ExitCode } from "./exit-codes.ts";
import type { Output } from "./output.ts";
import { formatTable } from "./table.ts";

const options = {
  ...connectionOptions,
  provider: { type: "string" },
  workspace: { type: "string" },
  json: { type: "boolean" },
} as const;

/** `list`: prints every credential of a workspace. */
export async function list(args: string[], output: Output): Promise<ExitCode> {
  const { values, positionals } = parseArguments(args, options);
  rejectPositionals(positionals);
  rejectTypedKey(values);
  const client = createByokClient(await readConnection(values, output));
  const { provider, workspace } = values;
  const query = {
    // The API knows which providers there are; the contract may be older.
    ...(provider !== undefined && { provider: provider as NonNullable<ListQuery["provider"]> }),
    ...(workspace !== undefined && { workspace_id: workspace }),
  };
  try {
    const credentials = await listCredentials(client, query);
    if (values.json) for (const credential of credentials) output.printJson(toJson(credential));
    else printTable(credentials, output);
    return (await output.flush()) ? exitCodes.success : exitCodes.unknown;
  } catch (error) {
    if (!(error instanceof ListError)) throw error;
    output.error(`could not list the credentials: ${error.message}`);
    return error.isRefusal ? exitCodes.unchanged : exitCodes.unknown;
  }
}

function printTable(credentials: readonly ListedCredential[], output: Output): void {
  if (credentials.length === 0) {
    output.note("No credentials found.");
    return;
  }
  const rows = credentials.map((credential) => [
    credential.id,
    textOf(credential["provider"]),
    textOf(credential["label"]),
    // The date of a timestamp.
    textOf(credential["created_at"]).slice(0, 10),
    credential["disabled"] === true ? "off" : "on",
    textOf(credential["name"]),
  ]);
  const titles = ["ID", "PROVIDER", "LABEL", "CREATED", "STATE", "NAME"];
  const [header = "", ...lines] = formatTable(titles, rows, process.stdout.columns || undefined);
  output.print(header, "bold");
  for (const line of lines) output.print(line);
}

function toJson(credential: ListedCredential): object {
  const names = ["id", "provider", "name", "label", "disabled", "created_at", "workspace_id"];
  return Object.fromEntries(names.map((name) => [name, primitiveOf(credential[name])]));
}

function primitiveOf(value: unknown): unknown {
  return typeof value === "object" ? null : (value ?? null);
}

/** The text of a property, if it is one. */
export function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
