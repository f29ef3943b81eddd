import type { Row } from "./credential-table.ts";

/** A credential as `--json` prints it, with the API's names. */
export function toJsonLine({
  id,
  workspace_id,
  workspace_name,
  provider,
  name,
  label,
  disabled,
  created_at,
}: Row): object {
  return { id, provider, name, label, disabled, created_at, workspace_id, workspace_name };
}
