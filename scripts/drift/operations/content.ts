import { isEqual } from "../../openapi/canonical-json.ts";
import { within, type Change, type Place } from "./change.ts";
import { entryChanges, splitOffChanges } from "./entries.ts";
import { coveringRange } from "./media-ranges.ts";
import type { Entries, Media } from "../reading/operation-model.ts";
import { partChanges } from "./parts.ts";
import { schemaChanges } from "./schema-changes.ts";

/** How the media types of a body changed, and the schemas of each. */
export function contentChanges(
  before: Entries<Media>,
  after: Entries<Media>,
  place: Place,
  { breaksIfAdded }: { breaksIfAdded: boolean },
): Change[] {
  const here = within(place, "content");
  const rangeOf = (type: string): string | undefined => coveringRange(type, [...before.keys()]);
  const changes = entryChanges(before, after, here, {
    breaksIfAdded: (type) => breaksIfAdded && rangeOf(type) === undefined,
    compare: mediaChanges,
  });
  return [...changes, ...splitOffChanges(before, after, here, rangeOf, mediaChanges)];
}

function mediaChanges(before: Media, after: Media, place: Place): Change[] {
  if (!isEqual(before.otherEncodings, after.otherEncodings))
    place.documents.notCompared.add(
      "- encodings of items, and encodings within the encoding of a part, cannot be compared",
    );
  return [
    ...schemaChanges(before.schema, after.schema, within(place, "schema")),
    ...schemaChanges(before.itemSchema, after.itemSchema, within(place, "itemSchema")),
    ...partChanges(before.parts, after.parts, within(place, "encoding")),
  ];
}
