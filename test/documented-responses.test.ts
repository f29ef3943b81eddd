import { expect, test } from "vitest";
import { mustHaveJson } from "../src/contract/responses.ts";

// The current contract has no status ranges and no default responses, so these rules cannot be tested through `api`.
test.each<[string, Record<string, boolean>, number, boolean]>([
  ["true if its status has JSON", { 200: true, "2XX": false }, 200, true],
  ["false if its status has no JSON", { 200: false, "2XX": true }, 200, false],
  ["true if its status range has JSON", { "2XX": true, default: false }, 204, true],
  ["false if its status range has no JSON", { "2XX": false, default: true }, 204, false],
  ["true if the default response has JSON", { default: true }, 200, true],
  ["false if the default response has no JSON", { default: false, 201: true }, 200, false],
  ["true if only another success status has JSON", { 201: true, 404: false }, 200, true],
  ["false if no success status has JSON", { 201: false, 404: true }, 200, false],
])("mustHaveJson() of a success response is %s", (_name, hasJson, status, expected) => {
  const operation = { method: "GET", path: "/a", hasJson, errorValidators: {} };
  expect(mustHaveJson(operation, status)).toBe(expected);
});
