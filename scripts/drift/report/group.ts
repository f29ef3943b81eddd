import { canonicalText } from "../../openapi/canonical-json.ts";
import type { Mapping } from "../../openapi/document.ts";
import { pointerOf } from "../../openapi/pointer.ts";
import type { Change } from "../operations/change.ts";
import { gained, lost } from "./lists.ts";

/** A change, with all places where it applies. */
export interface Group {
  /** If several properties were added or removed, the values before or after the change are in a map by name. */
  readonly change: Change;
  /** The properties that were added to or removed from one schema; empty for any other change. */
  readonly names: readonly string[];
  /** The added {@link names} that requests must send, or that responses always contain. */
  readonly required: readonly string[];
  readonly places: readonly Change[];
  readonly verdict: Change["verdict"];
}

/** Groups equal changes, so that a change that occurs in several places is reported once. */
export function groupChanges(changes: readonly Change[]): Group[] {
  const single = [...groupBy(changes, changeKey).values()].map(toGroup);
  const joined = [...groupBy(single, joiningKey).values()].flatMap(joinProperties);
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
function changeKey({ kind, field, before, after, shared, keys }: Change): string {
  const content = [kind, field, canonicalText(before ?? null), canonicalText(after ?? null)];
  // Enumerations that change in the same way count as one, wherever they are written.
  if (field === "enum") return canonicalText(content);
  if (shared) return canonicalText([...content, shared]);
  // A documentation page repeats a schema at each place instead of sharing it. The last two keys, such as `properties`
  // and a name, identify the changed field of the schema at every place.
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
    verdict: verdictOf(places),
  };
}

function verdictOf(places: readonly Change[]): Change["verdict"] {
  return places.some(({ verdict }) => verdict === "breaking") ? "breaking" : "compatible";
}

/** Keeps one change for each place: a breaking change if there is one. */
function uniquePlaces(places: readonly Change[]): Change[] {
  const byPointer = new Map<string, Change>();
  for (const place of places) {
    const pointer = pointerOf(place.keys);
    const known = byPointer.get(pointer);
    if (!known || place.verdict === "breaking") byPointer.set(pointer, place);
  }
  return [...byPointer.values()];
}

function isProperty({ kind, field }: Change): boolean {
  return kind !== "changed" && field === "properties";
}

/** A key that groups share if they are about the properties of the same schema at the same places. */
function joiningKey({ change, places }: Group): string {
  if (isProperty(change)) return canonicalText(pointersOf(places.map(ownerOfProperty)));
  const pointers = pointersOf(places.map(({ keys }) => keys));
  // The `required` list is a field of the schema itself.
  if (isRequiredList(change)) return canonicalText(pointers);
  return canonicalText([pointers, change.field, change.kind]);
}

/** The keys of the schema that a property belongs to. */
function ownerOfProperty({ keys }: Change): readonly string[] {
  return keys.slice(0, -2);
}

function isRequiredList({ field, before, after }: Change): boolean {
  return field === "required" && Array.isArray(before ?? after);
}

function pointersOf(places: readonly (readonly string[])[]): string[] {
  return places.map((keys) => pointerOf(keys)).sort();
}

/**
 * Joins the changes to one schema's properties into one group for each kind and verdict. A change to the `required`
 * list is merged into the group that contains all names that it concerns, if there is such a group.
 */
function joinProperties(groups: readonly Group[]): Group[] {
  const properties = groups.filter(({ change }) => isProperty(change));
  const fields = groups.filter(({ change }) => change.kind === "changed");
  const others = groups.filter(({ change }) => change.kind !== "changed" && !isProperty(change));
  const byVerdict = [...groupBy(properties, kindAndVerdict).values()];
  const joined = byVerdict.map(joinNames).filter((group) => group !== undefined);
  return [...others, ...fields.reduce(joinRequirement, joined)];
}

function kindAndVerdict({ change, verdict }: Group): string {
  return `${change.kind} ${verdict}`;
}

function joinNames(groups: readonly Group[]): Group | undefined {
  const [first, ...others] = groups;
  if (first === undefined || others.length === 0) return first;
  return {
    ...first,
    change: {
      ...first.change,
      before: first.change.kind === "removed" ? byName(groups, "before") : undefined,
      after: first.change.kind === "added" ? byName(groups, "after") : undefined,
    },
    names: groups.flatMap(({ names }) => names).sort(),
    places: groups.flatMap(({ places }) => places),
  };
}

/** The values of the properties of several groups, by name. */
function byName(groups: readonly Group[], side: "before" | "after"): Mapping {
  const entries = groups.flatMap(({ change, names }) =>
    names.map((name) => [name, change[side]] as const),
  );
  return Object.fromEntries(entries);
}

/**
 * Merges the change to a `required` list into the group of added properties that contains every name that the list
 * gained, or into the group of removed properties that contains every name that it lost, if there is such a group.
 */
function joinRequirement(groups: Group[], field: Group): Group[] {
  if (field.change.field !== "required") return [...groups, field];
  const { before, after } = field.change;
  const more = gained(before, after).map(String);
  const fewer = lost(before, after).map(String);
  const owner = groups.find((group) => explains(group, more, fewer));
  if (!owner) return [...groups, field];
  const breaking = new Set(
    field.places.filter(({ verdict }) => verdict === "breaking").map(({ keys }) => pointerOf(keys)),
  );
  const places = owner.places.map((place): Change => {
    const isBreaking = breaking.has(pointerOf(ownerOfProperty(place)));
    return isBreaking ? { ...place, verdict: "breaking" } : place;
  });
  const joined: Group = {
    ...owner,
    required: more,
    places,
    verdict: verdictOf(places),
  };
  return groups.map((group) => (group === owner ? joined : group));
}

/** Whether added or removed properties explain why a `required` list gained or lost names. */
function explains(
  { change, names }: Group,
  more: readonly string[],
  fewer: readonly string[],
): boolean {
  const [moved, others] = change.kind === "added" ? [more, fewer] : [fewer, more];
  return moved.length > 0 && others.length === 0 && moved.every((name) => names.includes(name));
}
