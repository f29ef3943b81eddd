import { isEqual } from "../../openapi/canonical-json.ts";
import { listOf } from "../../openapi/document.ts";

const maxItems = 20;

/** The items that are only in the list after the change. */
export function gained(before: unknown, after: unknown): unknown[] {
  const old = listOf(before);
  return listOf(after).filter((item) => !old.some((other) => isEqual(other, item)));
}

/** The items that are only in the list before the change. */
export function lost(before: unknown, after: unknown): unknown[] {
  return gained(after, before);
}

/** Items as code, separated by commas. */
export function quoteList(items: readonly unknown[]): string {
  const shown = items.slice(0, maxItems).map((item) => `\`${toText(item)}\``);
  const rest = items.length - shown.length;
  return shown.join(", ") + (rest > 0 ? ` and ${String(rest)} more` : "");
}

function toText(item: unknown): string {
  return typeof item === "string" ? item : JSON.stringify(item);
}
