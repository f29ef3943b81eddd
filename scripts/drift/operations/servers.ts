import { isEqual } from "../../openapi/canonical-json.ts";
import { changeAt, within, type Change, type Place } from "./change.ts";
import type { Servers } from "./model.ts";

/** How the servers changed. Calls go to the first one, and callers may choose any other. */
export function serverChanges(before: Servers, after: Servers, place: Place): Change[] {
  const old = allUrls(before);
  const now = allUrls(after);
  if (isEqual(before.urls, after.urls) && isEqual(new Set(old), new Set(now))) return [];
  const isFirstKept = before.urls[0] === after.urls[0];
  const isKept = isFirstKept && old.every((url) => now.includes(url));
  return [changeAt(within(place, "servers"), !isKept, "servers", old, now)];
}

function allUrls({ urls, choices }: Servers): string[] {
  return [...new Set([...urls, ...choices])];
}
