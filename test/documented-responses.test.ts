import { expect, test } from "vitest";
import { mustHaveJson } from "../src/contract/responses.ts";

// The present contract has neither ranges nor defaults, so these rules cannot be tested through `api`.
test.each<[string, Record<string, boolean>, number, boolean]>([
  ["its own status", { 200: true, "2XX": false }, 200, true],
  ["its own status without JSON", { 200: false, "2XX": true }, 200, false],
  ["its range", { "2XX": true, default: false }, 204, true],
  ["its range without JSON", { "2XX": false, default: true }, 204, false],
  ["the default", { default: true }, 200, true],
  ["the default without JSON", { default: false, 201: true }, 200, false],
  ["another success, if nothing documents the status", { 201: true, 404: false }, 200, true],
  ["no other success with JSON", { 201: false, 404: true }, 200, false],
])("whether a success must have JSON follows from %s", (_name, hasJson, status, expected) => {
  const operation = { method: "GET", path: "/a", hasJson, errorValidators: {} };
  expect(mustHaveJson(operation, status)).toBe(expected);
});
