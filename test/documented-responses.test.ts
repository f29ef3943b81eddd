import { expect, test } from "vitest";
import { mustHaveJson } from "../src/contract/responses.ts";

// The current contract has no status ranges and no default responses, so these rules cannot be tested through `api`.
test.each<[string, Record<string, boolean>, number, boolean]>([
  ["true if the contract documents JSON for its status", { 200: true, "2XX": false }, 200, true],
  [
    "false if the contract documents no JSON for its status",
    { 200: false, "2XX": true },
    200,
    false,
  ],
  [
    "true if the contract documents JSON for its status range",
    { "2XX": true, default: false },
    204,
    true,
  ],
  [
    "false if the contract documents no JSON for its status range",
    { "2XX": false, default: true },
    204,
    false,
  ],
  ["true if the contract documents JSON for the default response", { default: true }, 200, true],
  [
    "false if the contract documents no JSON for the default response",
    { default: false, 201: true },
    200,
    false,
  ],
  [
    "true if the contract documents JSON only for another success status",
    { 201: true, 404: false },
    200,
    true,
  ],
  [
    "false if the contract documents JSON for no success status",
    { 201: false, 404: true },
    200,
    false,
  ],
])("mustHaveJson() of a success response is %s", (_name, hasJson, status, expected) => {
  const operation = { method: "GET", path: "/a", hasJson, errorValidators: {} };
  expect(mustHaveJson(operation, status)).toBe(expected);
});
