import { changeAt, within, type Change, type Place } from "./change.ts";
import { headerChanges } from "./parameters-and-headers.ts";
import { isInRange } from "./media-ranges.ts";
import { permissionChanges } from "./permission.ts";
import type { Media, Part } from "../reading/operation-model.ts";
import { serializationChanges } from "./serialization.ts";

/**
 * How the parts of a form changed. Parts are properties, so the comparison of schemas reports new and removed parts.
 */
export function partChanges(before: Parts, after: Parts, place: Place): Change[] {
  return [...before].flatMap(([name, old]) => {
    const now = after.get(name);
    return now ? comparePart(old, now, within(place, name)) : [];
  });
}

type Parts = Media["parts"];

function comparePart(before: Part, after: Part, place: Place): Change[] {
  return [
    ...contentTypeChanges(before.contentTypes, after.contentTypes, place),
    ...serializationChanges(before, after, place),
    ...permissionChanges("allowReserved", before.allowsReserved, after.allowsReserved, place),
    ...headerChanges(before.headers, after.headers, place),
  ];
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
