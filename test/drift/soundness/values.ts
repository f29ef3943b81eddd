import type { Mapping } from "../../../scripts/openapi/document.ts";
import type { Hints, ReadHints } from "./hints.ts";
import type { Random } from "./random.ts";
import { constants, formattedNumbers, formattedTexts, names, numbers } from "./vocabulary.ts";
import { texts, types, unknownName } from "./vocabulary.ts";

/** The schemas of one side that apply to the same value. */
export interface Side {
  schemas: readonly unknown[];
  read: ReadHints;
}

const maxDepth = 4;

const nothing: readonly unknown[] = [];

/**
 * Generates a value that may or may not fit the schemas of a side. From the other side, it takes only types, limits,
 * constants and names, because the sides may differ in these.
 */
export function valueFor(own: Side, other: Side, random: Random, depth = 0): unknown {
  const hints = own.read(own.schemas);
  const others = other.read(other.schemas);
  const listed = random.happens(80) ? hints.constants : others.constants;
  if (listed.length > 0 && random.happens(50)) return random.pick(listed);
  if (random.happens(3)) return random.pick(constants);
  const stated = random.happens(85) ? hints.types : others.types;
  const type = random.pick(stated) ?? random.pick(types) ?? "null";
  const part: MakePart = (take) =>
    valueFor(
      { ...own, schemas: take(hints) },
      { ...other, schemas: take(others) },
      random,
      depth + 1,
    );
  if (type === "array") return depth < maxDepth ? listFor(hints, others, random, part) : [];
  if (type === "object") return depth < maxDepth ? objectFor(hints, others, random, part) : {};
  return scalarOf(type, [...hints.limits, ...others.limits], random);
}

/** Generates a property or an item from the schemas that `take` selects from the hints of each side. */
type MakePart = (take: (hints: Hints) => readonly unknown[]) => unknown;

function listFor(hints: Hints, others: Hints, random: Random, part: MakePart): unknown[] {
  const lengths = [0, 1, 2, 3, ...nearby([...hints.limits, ...others.limits])];
  const length = random.pick(lengths.filter((one) => Number.isInteger(one) && one >= 0 && one < 6));
  const list = Array.from({ length: length ?? 0 }, (_, index) =>
    part(({ positions, items }) => (random.happens(80) ? (positions[index] ?? items) : items)),
  );
  const [first] = list;
  return list.length > 1 && random.happens(20) ? [first, ...list.slice(0, -1)] : list;
}

function objectFor(hints: Hints, others: Hints, random: Random, part: MakePart): Mapping {
  const value: Mapping = {};
  const percent = random.pick([20, 60, 95]) ?? 60;
  for (const name of new Set([...hints.properties.keys(), ...others.properties.keys()])) {
    const isOwn = hints.properties.has(name);
    const chance = hints.required.has(name) ? 97 : isOwn ? percent : 5;
    if (random.happens(chance))
      value[name] = part(({ properties }) => properties.get(name) ?? nothing);
  }
  const isOpen = hints.otherProperties.length > 0;
  for (const name of [...names, unknownName]) {
    if (name in value || !random.happens(isOpen ? 20 : 2)) continue;
    value[name] = part(({ otherProperties }) => otherProperties);
  }
  return value;
}

function scalarOf(type: string, limits: readonly number[], random: Random): unknown {
  if (type === "null") return null;
  if (type === "boolean") return random.happens(50);
  if (type === "string") return random.pick(random.happens(92) ? texts : formattedTexts);
  const near = random.happens(60) ? nearby(limits) : [];
  const all = near.length > 0 ? near : random.happens(95) ? numbers : formattedNumbers;
  return random.pick(type === "integer" ? all.filter(Number.isInteger) : all) ?? 0;
}

/** The limits, and the numbers just below and above them. */
function nearby(limits: readonly number[]): number[] {
  return limits.flatMap((limit) => [limit - 1, limit - 0.5, limit, limit + 0.5, limit + 1]);
}
