import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { deleteByokKey } from "../src/index.ts";
import { apiKey, envelope, id, fetchReturning } from "./helpers/api.ts";
import { rejectionOf } from "./helpers/rejection.ts";

const now = Date.UTC(2025, 11, 1);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now });
});

afterEach(() => {
  vi.useRealTimers();
});

async function waitAfter(retryAfter: string): Promise<number | undefined> {
  const fetch = fetchReturning(429, envelope(429), { "retry-after": retryAfter });
  const error = await rejectionOf(deleteByokKey(id, { apiKey, fetch, maxRetries: 0 }));
  return error.retryAfterMs;
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

test.each(months.map((month, index) => [month, index] as const))(
  "a Retry-After date in %s is read in each HTTP format",
  async (month, index) => {
    const wait = Date.UTC(2026, index, 6, 8, 49, 37) - now;
    expect(await waitAfter(`Tue, 06 ${month} 2026 08:49:37 GMT`)).toBe(wait);
    expect(await waitAfter(`Tuesday, 06-${month}-26 08:49:37 GMT`)).toBe(wait);
    expect(await waitAfter(`Tue ${month}  6 08:49:37 2026`)).toBe(wait);
  },
);

test.each([
  "Tue, 06 Jan 2026 08:49:37 GMT",
  "Tuesday, 06-Jan-26 08:49:37 GMT",
  "Tue Jan  6 08:49:37 2026",
  "120",
])(
  "a Retry-After is ignored if other text precedes or follows its date or number: %s",
  async (value) => {
    expect(await waitAfter(value)).toBeDefined();
    expect(await waitAfter(`until ${value}`)).toBeUndefined();
    expect(await waitAfter(`${value} or so`)).toBeUndefined();
  },
);

test("a Retry-After date is ignored if its day is not a number", async () => {
  expect(await waitAfter("Tue Jan x6 08:49:37 2026")).toBeUndefined();
});
