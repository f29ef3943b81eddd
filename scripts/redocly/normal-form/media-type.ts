import type { Decorator } from "./decorator.ts";

/**
 * Writes media types in lower case, and drops the `charset` of JSON, which has none (RFC 8259, section 11).
 * Case: corpus, "a charset of JSON".
 */
export const mediaType: Decorator = () => ({
  MediaTypesMap: {
    leave(content) {
      const entries = Object.entries(content);
      for (const [name] of entries) Reflect.deleteProperty(content, name);
      for (const [name, media] of entries) content[normalize(name)] ??= media;
    },
  },
});

function normalize(name: string): string {
  const [type = "", ...parameters] = name.split(";").map((part) => part.trim());
  const isCharsetOfJson = (parameter: string): boolean =>
    /json$/i.test(type) && /^charset=/i.test(parameter);
  const kept = parameters.filter((parameter) => !isCharsetOfJson(parameter));
  return [type.toLowerCase(), ...kept.sort()].join("; ");
}
