import { deleteByokById } from "../generated/operations.ts";
import type { DeleteByokById } from "../generated/operations.ts";
import type { ForeignProperty } from "./error-envelope.ts";
import type { JsonBodies } from "./json-bodies.ts";

/** The JSON bodies of the documented responses to `DELETE /byok/{id}`, by status. */
export type Bodies = JsonBodies<DeleteByokById["responses"]>;

/** The status that confirms a deletion. */
export const confirmed = 200;

/** The status for a credential that the management key cannot see. */
export const notFound = 404;

/** A documented error status with a JSON body. */
export type ErrorStatus = Exclude<keyof Bodies, typeof confirmed>;

/** The body of the response that confirms a deletion. */
export type DeleteByokKeyResponse = Bodies[typeof confirmed];

/** The scheme of the `Authorization` header (RFC 9110, section 11). */
export const authorizationScheme: typeof deleteByokById.scheme = deleteByokById.scheme;

/** Does not compile unless its argument is `true`. */
type Holds<Condition extends true> = Condition;

/** Compile-time checks of what the client relies on. */
export type Assumptions = [
  confirmationContainsDeleted: Holds<
    DeleteByokKeyResponse extends { readonly deleted: true } ? true : false
  >,
  notFoundIsDocumented: Holds<typeof notFound extends ErrorStatus ? true : false>,
  errorsHaveTheEnvelope: Holds<
    Bodies[ErrorStatus] extends { error: { code: number; message: string } } ? true : false
  >,
  errorsHaveNoForeignProperty: Holds<
    Extract<keyof Bodies[ErrorStatus]["error"], ForeignProperty> extends never ? true : false
  >,
  keyIsABearerToken: Holds<typeof authorizationScheme extends "Bearer" ? true : false>,
  idIsTheOnlyParameter: Holds<
    DeleteByokById["parameters"] extends {
      query?: never;
      header?: never;
      path: { id: string };
      cookie?: never;
    }
      ? true
      : false
  >,
];

/** Tells whether a decoded JSON body matches the documented schema for a status. */
export function isDocumented<Status extends keyof Bodies>(
  status: Status,
  body: unknown,
): body is Bodies[Status] {
  return deleteByokById.validators[status](body);
}

/** Tells whether a status is a documented error status with a JSON body. */
export function isErrorStatus(status: number): status is ErrorStatus {
  return status !== confirmed && Object.hasOwn(deleteByokById.validators, status);
}
