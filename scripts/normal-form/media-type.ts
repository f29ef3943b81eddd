import { normalizeMediaType } from "../openapi/media-type.ts";
import { remove, type Decorator } from "./decorator.ts";

/**
 * Writes media types in one notation. If a body has several notations of one media type, each keeps its schema.
 *
 * See the corpus cases "a charset of JSON" and "one of two spellings of a media type changes".
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
