import { methods } from "../../openapi/operations.ts";
import type { Change } from "../operations/change.ts";
import type { Group } from "./group.ts";
import { gained, lost, quoteList } from "./lists.ts";

/** What a change means for callers, and what they should do. */
export function consequenceOf(group: Group): string {
  const sentences = new Set(
    group.places
      .filter(({ verdict }) => verdict === "breaking")
      .map((place) => harmOf(place, group)),
  );
  return sentences.size > 0 ? [...sentences].join(" ") : benefitOf(group);
}

function harmOf(change: Change, group: Group): string {
  if (isAuthorization(change)) return "Calls may be rejected as unauthorized.";
  if (change.field === "servers") return "Calls may go to the wrong server.";
  if (change.field === "path") return "Code that names the path no longer compiles.";
  if (isRemovedOperation(change)) return "Calls will fail: stop using the operation.";
  return change.direction === "sent" ? harmOfSent(change, group) : harmOfReceived(change, group);
}

/** Whether a change is about the `security` field of an operation, not about a property or a header with this name. */
function isAuthorization({ keys }: Change): boolean {
  return keys.some((key, index) => key === "security" && methods.includes(keys[index - 1] ?? ""));
}

/** Whether an operation, or a path with all of its operations, was removed. */
function isRemovedOperation({ kind, keys }: Change): boolean {
  return kind === "removed" && keys.length <= 3;
}

function harmOfSent({ kind, field, before, after, keys }: Change, group: Group): string {
  const fewer = lost(before, after);
  if (field === "enum" && fewer.length > 0)
    return `Calls that send ${quoteList(fewer)} will fail: stop sending ${itOrThem(fewer)}.`;
  if (field === "enum") return "Calls that send another value will fail.";
  if (kind !== "changed" && field === "anyOf")
    return "Calls that send a value of this alternative may be rejected: stop sending such values.";
  if (field === "default")
    return "Omitting the value now has a different effect: send it explicitly.";
  const isRequired = group.required.length > 0 || field === "required";
  const isNewParameter = kind === "added" && keys.at(-2) === "parameters";
  if (isRequired || isNewParameter) {
    const needed = itOrThem(group.required.length > 0 ? group.required : gained(before, after));
    return `Calls without ${needed} will fail: send ${needed} in every call.`;
  }
  if (kind === "removed") {
    const removed = itOrThem(group.names);
    return `Code that sends ${removed} no longer compiles, or the server ignores ${removed}.`;
  }
  return "Calls that worked may be rejected: check what they send.";
}

function harmOfReceived({ kind, field, before, after, keys }: Change, { names }: Group): string {
  if (kind === "removed")
    return `Code that reads ${itOrThem(names)} no longer compiles, or reads undefined.`;
  if (field === "required")
    return lost(before, after).length > 1
      ? "Code that reads them must handle their absence."
      : "Code that reads it must handle its absence.";
  if (kind === "added" && keys.at(-2) === "responses")
    return "Code must handle a new success status.";
  return "Code that reads it may receive unexpected values: handle them.";
}

/** The pronoun for some values or properties. A change that lists none is about a single value. */
function itOrThem(list: readonly unknown[]): "it" | "them" {
  return list.length > 1 ? "them" : "it";
}

function benefitOf({ change, names, places }: Group): string {
  const isAvailable =
    change.kind === "added" ||
    (change.field === "enum" && gained(change.before, change.after).length > 0);
  const isSent = places.some(({ direction }) => direction === "sent");
  if (change.field === "deprecated" && change.after === true)
    return "Calls keep working for now: plan to stop using it.";
  if (!isAvailable) return "No action is needed.";
  const available = itOrThem(names.length > 0 ? names : gained(change.before, change.after));
  return `No action is needed; callers can ${isSent ? "send" : "read"} ${available}.`;
}
