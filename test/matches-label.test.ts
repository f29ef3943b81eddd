import { expect, test } from "vitest";
import { matchesLabel } from "../src/index.ts";

const key = "sk-proj-0123456789abcdef9xQ7";

test.each([
  ["the beginning and the end of the key", "sk-...9xQ7"],
  ["a longer beginning of the key", "sk-proj-01...9xQ7"],
  ["only the end of the key", "...9xQ7"],
  ["only the beginning of the key", "sk-proj..."],
  ["no part of the key", "..."],
  ["an ellipsis character as the mask", "sk-…9xQ7"],
  ["asterisks as the mask", "sk-************9xQ7"],
  ["bullets as the mask", "••••9xQ7"],
  ["more than three dots as the mask", "sk-......9xQ7"],
  ["a part of the key between two masks", "sk-...456...9xQ7"],
])("a label that shows %s may belong to the key", (_name, label) => {
  expect(matchesLabel(label, key)).toBe(true);
});

test.each([
  ["a different end", "sk-...AbCd"],
  ["a different beginning", "pk-...9xQ7"],
  ["an end in a different case", "sk-...9XQ7"],
  ["a longer end that does not match", "sk-...AAAAA9xQ7"],
  ["a different end after two masks", "sk-...456...AbCd"],
  ["a different end after asterisks", "sk-****AbCd"],
])("a label that shows %s belongs to another key", (_name, label) => {
  expect(matchesLabel(label, key)).toBe(false);
});

test.each([
  ["an empty label", ""],
  ["a label of null", null],
  ["a missing label", undefined],
  ["a label that is a name", "production"],
  ["a label that is a sentence", "ends in AbCd ..."],
  ["a label with two dots", "sk-..AbCd"],
  ["a label without a mask", "AbCd"],
  ["a label with a mask in brackets", "sk-[...]AbCd"],
  ["a label in quotation marks", '"sk-...AbCd"'],
])("%s does not rule out the key", (_name, label) => {
  expect(matchesLabel(label, key)).toBe(true);
});

test.each(['...-1"}', '{"ap...xQ"}', "{...}"])(
  "a label of a JSON document does not rule out a key that the document may contain: %s",
  (label) => {
    expect(matchesLabel(label, key)).toBe(true);
  },
);

test("matchesLabel ignores whitespace in a key, because a key that is a JSON document may be formatted differently", () => {
  const compact = '{"type":"service_account","id":"x"}';
  const formatted = '{\n  "type": "service_account",\n  "id": "x"\n}\n';
  for (const providerKey of [compact, formatted]) {
    expect(matchesLabel('..."x"}', providerKey)).toBe(true);
    expect(matchesLabel('..."y"}', providerKey)).toBe(false);
  }
});
