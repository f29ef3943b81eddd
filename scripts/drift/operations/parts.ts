import { changeAt, type Change, type Place } from "./change.ts";
import { entryChanges } from "./entries.ts";
import { headerChanges } from "./parameters-and-headers.ts";
import { permissionChanges } from "./permission.ts";
import type { Entries, Part } from "../reading/operation-model.ts";
import { serializationChanges } from "./serialization.ts";

/**
 * How the parts of a form changed. Parts are properties, so the comparison of schemas reports new and removed parts.
 */
export function partChanges(before: Entries<Part>, after: Entries<Part>, place: Place): Change[] {
  const isInBoth = ([name]: [string, Part | undefined]): boolean =>
    before.has(name) && after.has(name);
  return entryChanges(
    new Map([...before].filter(isInBoth)),
    new Map([...after].filter(isInBoth)),
    place,
    {
      breaksIfAdded: () => false,
      compare: (old, now, here) => [
        ...contentTypeChanges(old.contentTypes, now.contentTypes, here),
        ...serializationChanges(old, now, here),
        ...permissionChanges("allowReserved", old.allowsReserved, now.allowsReserved, here),
        ...headerChanges(old.headers, now.headers, here),
      ],
    },
  );
}

/** The server must still accept the media types that callers send, and may send only documented media types. */
function contentTypeChanges(
  before: readonly string[],
  after: readonly string[],
  place: Place,
): Change[] {
  const isOldCovered = areCovered(before, after);
  const isNewCovered = areCovered(after, before);
  if (isOldCovered && isNewCovered) return [];
  const isHarmless = place.direction === "sent" ? isOldCovered : isNewCovered;
  return [changeAt(place, !isHarmless, "contentType", before, after)];
}

function areCovered(types: readonly string[], ranges: readonly string[]): boolean {
  return types.every((type) => ranges.some((range) => isInRange(type, range)));
}

/** Whether a media type or a range is within a range such as `image/*`. */
function isInRange(type: string, range: string): boolean {
  if (range === type || range === "*/*") return true;
  return range.endsWith("/*") && type.startsWith(range.slice(0, -1));
}
