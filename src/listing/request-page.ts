import { findResponses } from "../contract/responses.ts";
import type { CallSettings } from "../options/settings.ts";
import { examine } from "../outcome/examine-response.ts";
import { responseError } from "../outcome/response-error.ts";
import type { Call, CallPurpose } from "../transport/call.ts";
import type { ExaminedResponse } from "../transport/response.ts";
import { runCall } from "../transport/run-call.ts";
import type { Budget } from "./budget.ts";
import type { List } from "./lists.ts";
import type { Page } from "./read-pages.ts";

/** A page, and the number of requests that were made for it. */
interface RequestedPage<Item> extends Page<Item> {
  readonly attempts: number;
}

/**
 * Requests a page of a list.
 *
 * @throws ByokError if the response is not a page of this list
 */
export async function requestPage<Item extends object>(
  list: List<Item>,
  offset: number,
  settings: CallSettings,
  budget: Budget,
): Promise<RequestedPage<Item>> {
  const { path, send } = list;
  const errorValidators = findResponses("GET", path)?.errorValidators ?? {};
  const purpose: CallPurpose = {
    isDeletion: false,
    isReadOnly: true,
    subject: list.subject,
    examine: (response) => examine(response, errorValidators),
  };
  return await runCall(settings, purpose, async (call, sendRequest) => {
    const init = { headers: settings.headers, fetch: sendRequest, parseAs: "stream" } as const;
    await send(offset, init).catch(call.throwFailure);
    const response = call.lastResponse;
    if (!response) throw call.middlewareError("middleware responded instead of the API");
    return { ...readPage(response, call, list, budget), attempts: call.attempts };
  });
}

function readPage<Item extends object>(
  response: ExaminedResponse,
  call: Call,
  { itemsName, readItem, missingStatus }: List<Item>,
  budget: Budget,
): Page<Item> {
  const { status, isApiError, json } = response;
  if (isApiError && status === missingStatus) return { items: [], total: 0 };
  const page = status === 200 ? readItems(json, readItem) : undefined;
  if (!page) throw responseError(response, call, `is not a list of ${itemsName}`);
  if (budget.hasRoomFor(page.items)) return page;
  throw responseError(response, call, `the account has more ${itemsName} than can be listed`);
}

function readItems<Item>(
  json: unknown,
  readItem: (item: unknown) => Item | undefined,
): Page<Item> | undefined {
  const isObject = typeof json === "object" && json !== null;
  if (!isObject || !("data" in json) || !Array.isArray(json.data)) return undefined;
  const items = json.data.map(readItem);
  if (!items.every((item) => item !== undefined)) return undefined;
  const total = "total_count" in json ? json.total_count : undefined;
  return { items, total: typeof total === "number" ? total : undefined };
}
