import { within, type Change, type Place } from "./change.ts";
import { contentChanges } from "./content.ts";
import { entryChanges, splitOffChanges } from "./entries.ts";
import { headerChanges } from "./parameters-and-headers.ts";
import type { Entries, Response } from "../reading/operation-model.ts";

/**
 * How the responses to a call changed. Callers are expected to handle any error status, but only the documented success
 * statuses. In a callback, callers send the responses.
 */
export function responseChanges(
  before: Entries<Response>,
  after: Entries<Response>,
  place: Place,
): Change[] {
  const here = within(place, "responses");
  const isReceived = place.direction === "received";
  const changes = entryChanges(before, after, here, {
    breaksIfAdded: (status) =>
      isReceived && mayBeSuccess(status, after) && coveringStatus(status, before) === undefined,
    compare: (old, now, there, status) =>
      compareResponses(old, now, there, mayBeSuccess(status, before)),
  });
  const splitOff = splitOffChanges(
    before,
    after,
    here,
    (status) => coveringStatus(status, before),
    (old, now, there, status) => compareResponses(old, now, there, mayBeSuccess(status, after)),
  );
  return [...changes, ...splitOff];
}

function compareResponses(
  before: Response,
  after: Response,
  place: Place,
  isSuccessful: boolean,
): Change[] {
  const hadContent = before.content.size > 0;
  // Callers do not read an undocumented body, and handle all errors in the same way.
  const breaksIfAdded = place.direction === "received" && isSuccessful && hadContent;
  return [
    ...contentChanges(before.content, after.content, place, { breaksIfAdded }),
    ...headerChanges(before.headers, after.headers, place),
  ];
}

/**
 * The range or `default` that covers a status. A `default` covers success statuses only if none is declared.
 */
function coveringStatus(status: string, responses: Entries<Response>): string | undefined {
  const range = `${status.charAt(0)}XX`;
  if (status !== range && responses.has(range)) return range;
  if (status === "default" || !responses.has("default")) return undefined;
  const isCovered = !isNotError(status) || mayBeSuccess("default", responses);
  return isCovered ? "default" : undefined;
}

/** Whether a status may be a success. A `default` may be one only if no success status is declared. */
function mayBeSuccess(status: string, responses: Entries<Response>): boolean {
  if (status === "default") return ![...responses.keys()].some(isNotError);
  return isNotError(status);
}

/** Callers may also use informational responses and redirects. */
function isNotError(status: string): boolean {
  return /^[123]/.test(status);
}
