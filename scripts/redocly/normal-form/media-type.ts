import type { Decorator } from "./decorator.ts";

/** Writes media types in lower case, and JSON's without `charset` (RFC 8259). Case: corpus, "a charset of JSON". */
export const mediaType: Decorator = () => ({
  MediaTypesMap(content) {
    for (const [name, media] of Object.entries(content)) {
      Reflect.deleteProperty(content, name);
      content[normalize(name)] ??= media;
    }
  },
});

function normalize(name: string): string {
  const [type = "", ...parameters] = name.toLowerCase().split(/\s*;\s*/);
  const kept = parameters.filter((text) => !(type.endsWith("json") && text.startsWith("charset=")));
  return [type, ...kept.sort()].join("; ");
}
