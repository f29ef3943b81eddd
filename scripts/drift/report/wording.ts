import { listOf } from "../../openapi/document.ts";
import { cut } from "../../lib/printable.ts";
import type { Change } from "../operations/change.ts";
import type { Group } from "./group.ts";
import { lost, gained, quoteList } from "./lists.ts";

/** What changed, in a sentence. */
export function describeChange(group: Group): string {
  const { change, names } = group;
  if (names.length > 0) return describeProperties(group);
  if (change.kind !== "changed") return describeWhole(change);
  return describeField(change);
}

/** Whether callers send the changed value anywhere. */
function isSent({ places }: Group): boolean {
  return places.some(({ direction }) => direction === "sent");
}

function describeProperties(group: Group): string {
  const { change, names, required } = group;
  const isOne = names.length === 1;
  const list = quoteList(names);
  if (change.kind === "removed")
    return isOne ? `Property ${list} was removed.` : `Properties ${list} were removed.`;
  const added = `New ${isOne ? "property" : "properties"} ${list}`;
  if (required.length === 0) return `${added}.`;
  const all = isOne ? "it" : "they";
  const subject = required.length === names.length ? all : quoteList(required);
  return isSent(group)
    ? `${added}; ${subject} must be sent.`
    : `${added}; ${subject} ${isOrAre(required)} always present.`;
}

/** Nouns for things that are added or removed as a whole, by the field that contains them. */
const nouns: Readonly<Record<string, string>> = {
  callbacks: "callback",
  content: "media type",
  flows: "OAuth flow",
  headers: "header",
  parameters: "parameter",
  prefixItems: "tuple item",
  responses: "response",
};

function describeWhole({ kind, field, keys }: Change): string {
  const state = kind === "added" ? "is new" : "is gone";
  if (field === "anyOf") return `An alternative ${state}.`;
  const last = keys.at(-1) ?? "";
  if (last === "requestBody") return `The body ${state}.`;
  if (keys.length === 2) return `The path ${state}.`;
  if (keys.length === 3) return `The operation ${state}.`;
  return `The ${nouns[keys.at(-2) ?? ""] ?? "entry"} ${state}.`;
}

function describeField({ field = "", before, after }: Change): string {
  switch (field) {
    case "enum":
      return describeValues(before, after);
    case "required":
      return describeRequirement(before, after);
    case "deprecated":
      return after === true ? "It is now deprecated." : "It is no longer deprecated.";
    case "readOnly":
    case "writeOnly":
      return `\`${field}\` was ${after === true ? "set" : "removed"}.`;
    case "type":
      return `The type changed from ${showTypes(before)} to ${showTypes(after)}.`;
    case "path":
      return `The path is now \`${String(after)}\`.`;
    case "security":
      return describeAuthorization(before, after);
    case "servers":
      return describeServers(before, after);
    case "serialization":
      return "The serialization of the value changed.";
    case "oneOf":
      return isExclusive(after)
        ? "A value must now match exactly one alternative."
        : "A value may now match several alternatives.";
    case "alternatives":
      return "The schema changed, and has too many alternatives for a detailed comparison.";
    default:
      return describeKeyword(field, before, after);
  }
}

/**
 * Whether a value must match exactly one alternative. The argument is a flag, or a list of the other members, none of
 * which the value may match as well.
 */
function isExclusive(oneOf: unknown): boolean {
  return oneOf === true || Array.isArray(oneOf);
}

function describeValues(before: unknown, after: unknown): string {
  if (!Array.isArray(before))
    return `Only these values are allowed now: ${quoteList(listOf(after))}.`;
  if (!Array.isArray(after))
    return `The value is no longer limited to ${quoteList(listOf(before))}.`;
  const more = gained(before, after);
  const fewer = lost(before, after);
  const clauses = [
    // Lost values come first, because calls that send them break.
    fewer.length > 0 && `lost ${quoteList(fewer)}`,
    more.length > 0 && `gained ${countOf(more.length, "value")}: ${quoteList(more)}`,
  ];
  return `${capitalized(clauses.filter(Boolean).join("; ") || "the values changed")}.`;
}

function describeRequirement(before: unknown, after: unknown): string {
  if (!Array.isArray(before) && !Array.isArray(after))
    return after === true ? "It is now required." : "It is no longer required.";
  const more = gained(before, after);
  const fewer = lost(before, after);
  const clauses = [
    more.length > 0 && `${quoteList(more)} ${isOrAre(more)} now required`,
    fewer.length > 0 && `${quoteList(fewer)} ${isOrAre(fewer)} no longer required`,
  ];
  return `${clauses.filter(Boolean).join("; ") || "The required properties changed"}.`;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function isOrAre(list: readonly unknown[]): string {
  return list.length === 1 ? "is" : "are";
}

function countOf(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? "" : "s"}`;
}

function showTypes(types: unknown): string {
  if (types === false) return "nothing";
  const list = [types].flat().map(String);
  return list.length === 0 ? "anything" : list.join(" or ");
}

function describeAuthorization(before: unknown, after: unknown): string {
  const isGained = before === undefined;
  const way = isGained ? after : before;
  const state = isGained ? "is now" : "is no longer";
  // An operation that requires no scheme may be called without authorization.
  return way === ""
    ? `Anonymous access ${state} allowed.`
    : `\`${String(way)}\` ${state} sufficient.`;
}

function describeServers(before: unknown, after: unknown): string {
  const [first] = listOf(before);
  const [now] = listOf(after);
  if (first !== now)
    return `The default server is now \`${String(now)}\`, no longer \`${String(first)}\`.`;
  const more = gained(before, after);
  const fewer = lost(before, after);
  const clauses = [
    more.length > 0 && `${quoteList(more)} ${isOrAre(more)} new`,
    fewer.length > 0 && `${quoteList(fewer)} ${isOrAre(fewer)} gone`,
  ];
  return `Servers: ${clauses.filter(Boolean).join("; ") || "the order changed"}.`;
}

function describeKeyword(field: string, before: unknown, after: unknown): string {
  if (before === undefined) return `\`${field}\` is now ${show(after)}.`;
  if (after === undefined) return `\`${field}\` is gone; it was ${show(before)}.`;
  return `\`${field}\` changed from ${show(before)} to ${show(after)}.`;
}

const maxLength = 110;

function show(value: unknown): string {
  return `\`${cut(JSON.stringify(value), maxLength)}\``;
}
