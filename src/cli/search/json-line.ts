import type { Row } from "./credential-table.ts";

/** Converts a credential to the object that `--json` prints, with the API's property names and `workspace_name`. */
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
