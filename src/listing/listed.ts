import { isId } from "../contract/id.ts";
import type { ByokKey } from "../contract/types.ts";

/**
 * A credential as {@link listByokKeys} returns it. A property other than `id` and `workspace_id` is `null` if its value
 * is missing or does not have the documented type. `label` is also `null` if it is too long.
 */
export interface ListedByokKey extends Pick<ByokKey, "id"> {
  /** The id of the workspace, `null` if the credential is global, or `undefined` if the workspace is not known. */
  readonly workspace_id: string | null | undefined;
  /** The slug of the provider that the key belongs to, such as `"openai"`. */
  readonly provider: string | null;
  /** A masked snippet of the key: see {@link matchesLabel}. */
  readonly label: string | null;
  /** The display name, or `null` if there is none. */
  readonly name: string | null;
  /** Whether the credential is disabled. */
  readonly disabled: boolean | null;
  /** When the credential was created, in ISO 8601. */
  readonly created_at: string | null;
}

/** The properties of a workspace that a search needs. */
export interface ListedWorkspace {
  readonly id: string;
  readonly name: string | null;
}

/** Longer strings are truncated. The contract allows names of 255 characters. */
const maxTextLength = 300;

/** A longer label cannot be a snippet of a key, and truncating it would hide its end. */
const maxLabelLength = 100;

/** Reads an item of a list of workspaces, or returns `undefined` if the item is not a workspace. */
export function readWorkspace(item: unknown): ListedWorkspace | undefined {
  if (!isObject(item)) return undefined;
  const { id, name } = item;
  return isId(id) ? { id, name: readText(name) } : undefined;
}

/**
 * Reads an item of a list of credentials, and keeps only the properties of {@link ListedByokKey}.
 *
 * @param workspaceId - The workspace that was requested, if any.
 * @returns `undefined` if the item is not a credential, or if it belongs to another workspace because the server
 * ignored the requested workspace
 */
export function readCredential(
  item: unknown,
  workspaceId: string | undefined,
): ListedByokKey | undefined {
  if (!isObject(item)) return undefined;
  const { id, provider, label, name, disabled, created_at } = item;
  // An item without a workspace is assumed to belong to the requested workspace.
  const { workspace_id = workspaceId } = item;
  if (!isId(id) || !isWorkspaceId(workspace_id)) return undefined;
  const isInOtherWorkspace =
    workspaceId !== undefined &&
    typeof workspace_id === "string" &&
    workspace_id.toLowerCase() !== workspaceId.toLowerCase();
  if (isInOtherWorkspace) return undefined;
  return {
    id,
    workspace_id,
    provider: readText(provider),
    label: readLabel(label),
    name: readText(name),
    disabled: typeof disabled === "boolean" ? disabled : null,
    created_at: readText(created_at),
  };
}

function isWorkspaceId(value: unknown): value is string | null | undefined {
  return value === undefined || value === null || isId(value);
}

function readLabel(value: unknown): string | null {
  return typeof value === "string" && value.length <= maxLabelLength ? value : null;
}

function readText(value: unknown): string | null {
  // `split` and `join` copy the characters. A slice alone would keep the whole string in memory.
  return typeof value === "string" ? value.slice(0, maxTextLength).split("").join("") : null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
