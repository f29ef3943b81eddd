import { canonicalText } from "../../openapi/canonical-json.ts";
import { pointerOf } from "../../openapi/pointer.ts";
import type { Change } from "../operations/change.ts";

/** A change, with all places where it applies. */
export interface Group {
  readonly change: Change;
  /** The properties that were added to or removed from one schema; empty for any other change. */
  readonly names: readonly string[];
  /** Those of {@link names} that requests must send, or that responses always contain. */
  readonly required: readonly string[];
  readonly places: readonly Change[];
  readonly verdict: Change["verdict"];
}

/** Groups changes so that each is reported once, even if it applies at several places. */
export function groupChanges(changes: readonly Change[]): Group[] {
  const byIdentity = groupBy(changes, identityOf);
  const single = [...byIdentity.values()].map(toGroup);
  const joined = [...groupBy(single, ownerOf).values()].flatMap(joinProperties);
  return joined.sort((a, b) => Number(b.verdict === "breaking") - Number(a.verdict === "breaking"));
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** A key that equal changes share. */
function identityOf({ kind, field, before, after, shared, keys }: Change): string {
  const content = [kind, field, canonicalText(before ?? null), canonicalText(after ?? null)];
  // Enumerations that change in the same way count as one, wherever they are written.
  if (field === "enum") return canonicalText(content);
  if (shared) return canonicalText([...content, shared]);
  const isWithinSchema = keys.includes("schema");
  return canonicalText([...content, isWithinSchema ? keys.slice(-2) : keys]);
}

function toGroup(places: readonly Change[]): Group {
  const named = places.find(({ shared }) => shared) ?? places[0];
  if (named === undefined) throw new Error("a group has no change");
  const name = isProperty(named) ? named.keys.at(-1) : undefined;
  return {
    change: named,
    names: name === undefined ? [] : [name],
    required: [],
    places: uniquePlaces(places),
    verdict: places.some(({ verdict }) => verdict === "breaking") ? "breaking" : "compatible",
  };
}

/** Keeps one change for each place: a breaking change if there is one. */
function uniquePlaces(places: readonly Change[]): Change[] {
  const byPointer = new Map<string, Change>();
  for (const place of places) {
    const pointer = pointerOf([...place.keys]);
    const known = byPointer.get(pointer);
    if (!known || place.verdict === "breaking") byPointer.set(pointer, place);
  }
  return [...byPointer.values()];
}

function isProperty({ kind, keys }: Change): boolean {
  return kind !== "changed" && keys.at(-2) === "properties";
}

/** A key that groups share if they concern properties of one schema at the same places. */
function ownerOf({ change, places }: Group): string {
  const isList = change.field === "required" && Array.isArray(change.before ?? change.after);
  if (!isProperty(change) && !isList)
    return canonicalText([pointersOf(places), change.field, change.kind]);
  const owners = places.map(({ keys }) => (isList ? keys : keys.slice(0, -2)));
  return canonicalText(owners.map((keys) => pointerOf([...keys])).sort());
}

function pointersOf(places: readonly Change[]): string[] {
  return places.map(({ keys }) => pointerOf([...keys])).sort();
}

/**
 * Joins the changes of one schema's properties: those that were added, those that were removed, and the `required`
 * list.
 */
function joinProperties(groups: readonly Group[]): Group[] {
  const lists = groups.filter(({ change }) => change.kind === "changed");
  const joined = [
    ...groupBy(
      groups.filter(({ change }) => isProperty(change)),
      kindAndVerdict,
    ).values(),
  ]
    .map(joinNames)
    .filter((group) => group !== undefined);
  const others = groups.filter(({ change }) => change.kind !== "changed" && !isProperty(change));
  return [...others, ...lists.reduce(joinRequirement, joined)];
}

function kindAndVerdict({ change, verdict }: Group): string {
  return `${change.kind} ${verdict}`;
}

function joinNames(groups: readonly Group[]): Group | undefined {
  const [first] = groups;
  return first && { ...first, names: groups.flatMap(({ names }) => names).sort() };
}

/** Merges the change of a `required` list into a group of properties if the group contains all names that changed. */
function joinRequirement(groups: Group[], list: Group): Group[] {
  const names = namesInOne(list.change);
  const owner = groups.find((group) => names.every((name) => group.names.includes(name)));
  if (!owner || names.length === 0 || list.change.field !== "required") return [...groups, list];
  const isBreaking = list.verdict === "breaking" || owner.verdict === "breaking";
  const joined: Group = {
    ...owner,
    required: names,
    verdict: isBreaking ? "breaking" : "compatible",
    places: owner.places.map((place) => ({
      ...place,
      verdict: isBreaking ? "breaking" : place.verdict,
    })),
  };
  return groups.map((group) => (group === owner ? joined : group));
}

/** The names that are in only one of the two lists. */
function namesInOne({ before, after }: Change): string[] {
  const [old, now] = [before, after].map((list) => (Array.isArray(list) ? list.map(String) : []));
  const all = [...(old ?? []), ...(now ?? [])];
  return all.filter((name) => !(old?.includes(name) && now?.includes(name)));
}
