import type { ListedByokKey } from "../../listing/listed.ts";
import type { Column } from "../output/table.ts";
import { formatTable } from "../output/table.ts";

/** The columns of every table of credentials. Ids and labels are never truncated, because readers compare them. */
const columns: readonly Column[] = [
  { title: "WORKSPACE", minWidth: 12 },
  { title: "ID" },
  { title: "PROVIDER", minWidth: 8 },
  { title: "LABEL" },
  { title: "CREATED (UTC)" },
  { title: "STATE" },
  { title: "NAME", minWidth: 8 },
];

/** A credential, with the name of its workspace if the name is known. */
export interface Row extends ListedByokKey {
  readonly workspace_name: string | null;
}

/** Formats credentials as the lines of a table, starting with the titles. */
export function formatCredentials(rows: readonly Row[], terminalWidth?: number): string[] {
  return formatTable(columns, rows.map(toCells), terminalWidth);
}

function toCells({
  id,
  workspace_id,
  workspace_name,
  provider,
  label,
  created_at,
  disabled,
  name,
}: Row): string[] {
  return [
    workspace_id === null ? "global" : (workspace_name ?? workspace_id ?? "?"),
    id,
    provider ?? "",
    label ?? "",
    formatTime(created_at),
    describeState(disabled),
    name ?? "",
  ];
}

/** Formats a timestamp to the minute, in UTC: `2026-11-24 10:31`. */
function formatTime(timestamp: string | null): string {
  const time = timestamp === null ? NaN : Date.parse(timestamp);
  if (Number.isNaN(time)) return timestamp?.slice(0, 16) ?? "";
  return new Date(time).toISOString().slice(0, 16).replace("T", " ");
}

function describeState(isDisabled: boolean | null): string {
  if (isDisabled === null) return "?";
  return isDisabled ? "off" : "on";
}
