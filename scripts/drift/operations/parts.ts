import { changeAt, within, type Change, type Place } from "./change.ts";
import { headerChanges } from "./parameters-and-headers.ts";
import { isInRange } from "./media-ranges.ts";
import { permissionChanges } from "./permission.ts";
import type { Media, Part, Styling } from "../reading/operation-model.ts";
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
    ...valueChanges(before, after, place),
    ...headerChanges(before.headers, after.headers, place),
  ];
}

function valueChanges(before: Part, after: Part, place: Place): Change[] {
  if (!before.styling && !after.styling)
    return contentTypeChanges(before.contentTypes, after.contentTypes, place);
  const old = before.styling ?? stylingOfText(before);
  const now = after.styling ?? stylingOfText(after);
  if (!old || !now)
    return [
      changeAt(place, true, "serialization", serializationOf(before), serializationOf(after)),
    ];
  return [
    ...serializationChanges(old, now, place),
    ...permissionChanges("allowReserved", old.allowsReserved, now.allowsReserved, place),
  ];
}

/** The style that serializes a part in the same way as its media type, if the part is text. */
function stylingOfText({ contentTypes }: Part): Styling | undefined {
  const isText = contentTypes.every((type) => type === "text/plain");
  return isText ? { style: "form", explode: true, allowsReserved: false } : undefined;
}

function serializationOf({ contentTypes, styling }: Part): unknown {
  return styling ? `style ${String(styling.style)}` : contentTypes;
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
