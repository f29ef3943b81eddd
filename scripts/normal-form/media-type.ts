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
  const [type = "", ...parameters] = name.split(/\s*;\s*/);
  const kept = parameters.filter((text) => !/json$/i.test(type) || !/^charset=/i.test(text));
  return [type.toLowerCase(), ...kept.sort()].join("; ");
}
