import { deleteByokById } from "../generated/operations.ts";

const format = deleteByokById.formats.id;

/** The text form of each `format` that the contract may specify for an id. */
const forms: Readonly<Record<typeof format, { pattern: RegExp; name: string }>> = {
  // RFC 9562, section 4.
  uuid: { pattern: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, name: "a UUID" },
};

/** The description of an id for messages: `a UUID`. */
export const idName: string = forms[format].name;

/** Tells whether a value is an id in the format that the contract documents. */
export function isId(value: unknown): value is string {
  return typeof value === "string" && forms[format].pattern.test(value);
}
