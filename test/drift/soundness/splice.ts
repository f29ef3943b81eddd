import { isMapping } from "../../../scripts/openapi/document.ts";
import type { Random } from "./random.ts";

/**
 * Replaces, adds or removes a random part of a value; new parts come from another value. Many wrong verdicts are
 * exposed only by a message in which the receiver rejects just one part.
 */
export function splice(value: unknown, donor: unknown, random: Random): unknown {
  if (Array.isArray(value) && Array.isArray(donor)) return spliceList(value, donor, random);
  if (!isMapping(value) || !isMapping(donor)) return donor;
  const name = random.pick([...Object.keys(value), ...Object.keys(donor)]);
  if (name === undefined) return value;
  const { [name]: old, ...rest } = value;
  if (!(name in donor) || random.happens(25)) return rest;
  const isKept = name in value && random.happens(50);
  return { ...rest, [name]: isKept ? splice(old, donor[name], random) : donor[name] };
}

function spliceList(list: unknown[], donor: unknown[], random: Random): unknown[] {
  const item = random.pick(donor);
  const at = random.below(list.length + 1);
  if (at === list.length) return donor.length > 0 ? [...list, item] : list;
  if (donor.length === 0 || random.happens(25)) return list.toSpliced(at, 1);
  return list.with(at, random.happens(50) ? splice(list[at], item, random) : item);
}
