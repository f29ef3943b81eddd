import { isEqual } from "../../openapi/canonical-json.ts";
import { changeAt, within, type Change, type Place } from "./change.ts";
import type { Servers } from "../reading/operation-model.ts";
import { anyValue } from "../reading/server-reader.ts";

/** How the servers changed. Calls go to the first server by default, and callers may choose any other. */
export function serverChanges(before: Servers, after: Servers, place: Place): Change[] {
  const old = allUrls(before);
  const now = allUrls(after);
  if (isEqual(before.urls, after.urls) && isEqual(new Set(old), new Set(now))) return [];
  const isFirstKept = before.urls[0] === after.urls[0];
  const isKept = isFirstKept && old.every((url) => now.some((other) => isWithin(url, other)));
  return [changeAt(within(place, "servers"), !isKept, "servers", old, now)];
}

function allUrls({ urls, choices }: Servers): string[] {
  return [...new Set([...urls, ...choices])];
}

/**
 * Whether all URLs of a template are among those of another template. A URL without variables is a template as well.
 */
function isWithin(url: string, template: string): boolean {
  const [start = "", ...others] = template.split(anyValue);
  const end = others.pop();
  if (end === undefined) return url === template;
  if (!url.startsWith(start) || !url.endsWith(end)) return false;
  let position = start.length;
  for (const text of others) {
    const found = url.indexOf(text, position);
    if (found < 0) return false;
    position = found + text.length;
  }
  return position + end.length <= url.length;
}
