import { deleteByokById } from "./generated/operations.ts";
import type { DeleteByokById, JsonBodies } from "./generated/operations.ts";

/** The JSON bodies of the documented answers to `DELETE /byok/{id}`, by status. */
export type Bodies = JsonBodies<DeleteByokById["responses"]>;

/** The status that confirms a deletion. */
export const confirmed: Extract<keyof Bodies, 200> = 200;

/** The status that says, with its documented body, that no such credential exists. */
export const notFound: Extract<keyof Bodies, 404> = 404;

/** A status that is documented with a body and is not the confirmation. */
export type ErrorStatus = Exclude<keyof Bodies, typeof confirmed>;

/** The body of the answer that confirms a deletion. */
export type DeleteByokKeyResponse = Confirmation<Bodies[typeof confirmed]>;

/** A body that cannot but say so: a contract with a weaker one would let a refusal pass for a success. */
type Confirmation<Body extends { readonly deleted: true }> = Body;

/** Tells whether a decoded JSON body is the one that the contract documents for a status. */
export function isDocumented<Status extends keyof Bodies>(
  status: Status,
  body: unknown,
): body is Bodies[Status] {
  return deleteByokById.validators[status](body);
}

/** Tells whether the contract documents a body for a status that is not the confirmation. */
export function isErrorStatus(status: number): status is ErrorStatus {
  return status !== confirmed && status in deleteByokById.validators;
}
