/**
 * Spells media types in lower case, and drops the `charset` of a JSON one, which has none (RFC 8259,
 * section 11): it means nothing. What a map holds under another spelling of the same type is dropped.
 */
export const mediaType = () => ({
  MediaTypesMap: {
    /** @param {Record<string, unknown>} content */
    leave(content) {
      const entries = Object.entries(content);
      for (const [name] of entries) Reflect.deleteProperty(content, name);
      for (const [name, media] of entries) content[spell(name)] ??= media;
    },
  },
});

/** @param {string} name */
function spell(name) {
  const [type = "", ...parameters] = name.split(";").map((part) => part.trim());
  const kept = parameters.filter(
    (parameter) => !(/json$/i.test(type) && /^charset=/i.test(parameter)),
  );
  return [type.toLowerCase(), ...kept.sort()].join("; ");
}
