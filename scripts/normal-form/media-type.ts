import { normalizeMediaType } from "../openapi/media-type.ts";
import { remove, type Decorator } from "./decorator.ts";

/**
 * Writes media types in one notation. If a body has several notations of one media type, each keeps its schema.
 *
 * See the corpus cases "a charset parameter of a JSON media type" and "a changed schema of one of two notations of a media
 * type".
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
