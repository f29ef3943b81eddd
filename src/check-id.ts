import { deleteByokById } from "./generated/operations.ts";
import { inputError } from "./input-error.ts";

const format = deleteByokById.formats.id;

/** The text form of each `format` that the contract may give an id. */
const forms: Readonly<Record<typeof format, { pattern: RegExp; name: string }>> = {
  // RFC 9562, section 4.
  uuid: { pattern: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, name: "a UUID" },
};

/** Tells whether a value is an id in the format that the contract gives it. */
export function isId(value: unknown): value is string {
  return typeof value === "string" && forms[format].pattern.test(value);
}

/** Rejects an id that the contract does not allow. Some ids would change the path of the request. */
export function checkId(id: unknown): void {
  if (isId(id)) return;
  throw inputError("id", `id must be ${forms[format].name}, with hyphens and nothing around it`);
}
