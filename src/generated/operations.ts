// Generated from the contract in openapi/ by `npm run generate`. Do not edit.
import { deleteByokById_200, deleteByokById_401 } from "./validators.ts";

import type { paths } from "./schema.ts";

/** The JSON body of each response that the contract documents with one, by status. */
export type JsonBodies<Responses> = {
  readonly [
    Status in keyof Responses as Responses[Status] extends Json ? Status : never
  ]: Responses[Status] extends Json<infer Body> ? Body : never;
};

type Json<Body = unknown> = { content: { "application/json": Body } };

/** Tells, for each of these statuses, whether a decoded JSON body is the documented one. */
export type Validators<Responses> = {
  readonly [Status in keyof JsonBodies<Responses>]: (body: unknown) => boolean;
};

/** Where the API is: the contract's first server. */
export const serverUrl = "https://openrouter.ai/api/v1";

/** `DELETE /byok/{id}` */
export type DeleteByokById = paths["/byok/{id}"]["delete"];

/** `DELETE /byok/{id}` */
export const deleteByokById: {
  readonly path: "/byok/{id}";
  readonly method: "DELETE";
  /** The HTTP authentication scheme of the `Authorization` header (RFC 9110, section 11). */
  readonly scheme: "Bearer";
  /** The `format` of each path parameter that has one. */
  readonly formats: { readonly id: "uuid" };
  readonly validators: Validators<paths["/byok/{id}"]["delete"]["responses"]>;
} = {
  path: "/byok/{id}",
  method: "DELETE",
  scheme: "Bearer",
  formats: { id: "uuid" },
  validators: {
    "200": deleteByokById_200,
    "401": deleteByokById_401,
    "404": deleteByokById_401,
    "500": deleteByokById_401,
  },
};
