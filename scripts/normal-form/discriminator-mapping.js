/** Spells the schemas that a discriminator maps to as references: their mere names mean the same. */
export const discriminatorMapping = () => ({
  Discriminator: {
    /** @param {{ mapping?: Record<string, string> }} discriminator */
    leave({ mapping = {} }) {
      for (const [value, target] of Object.entries(mapping)) {
        if (!target.startsWith("#")) mapping[value] = `#/components/schemas/${target}`;
      }
    },
  },
});
