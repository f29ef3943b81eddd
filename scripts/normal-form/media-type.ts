import { normalizeMediaType } from "../openapi/media-type.ts";
import { remove, type Decorator } from "./decorator.ts";

/**
 * Writes media types in one notation. If a body has several notations of one media type, each keeps its schema.
 *
 * The drift check treats these notations as equal, too: see "a charset parameter of a JSON media type" in
 * `test/drift/corpus.yaml`.
 */
export const mediaType: Decorator = () => ({
  MediaTypesMap(content) {
    for (const [name, media] of Object.entries(content)) {
      const normalized = normalizeMediaType(name);
      if (normalized in content) continue;
      remove(content, name);
      content[normalized] = media;
    }
  },
});
