// Generated from the contract in openapi/ by `npm run generate`. Do not edit.
import {
  deleteByokById_200,
  getByok_200,
  getByok_400,
  getByok_query,
  patchByokById_body,
  postByok_201,
  postByok_body,
} from "./validators.ts";

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

/** Tells whether a decoded JSON request body is a documented one. */
type IsBody<Operation extends { requestBody?: Json }> = (
  body: unknown,
) => body is NonNullable<Operation["requestBody"]>["content"]["application/json"];

/** Tells whether decoded query parameters are documented ones. */
type IsQuery<Operation extends { parameters: { query?: unknown } }> = (
  query: unknown,
) => query is NonNullable<Operation["parameters"]["query"]>;

/** Where the API is: the contract's first server. */
export const serverUrl = "https://openrouter.ai/api/v1";

/** `GET /byok` */
export type GetByok = paths["/byok"]["get"];

/** `GET /byok` */
export const getByok = {
  path: "/byok",
  method: "GET",
  /** The HTTP authentication scheme of the `Authorization` header (RFC 9110, section 11). */
  scheme: "Bearer",
  /** The `format` of each path parameter that has one. */
  formats: {},
  validators: {
    "200": getByok_200,
    "400": getByok_400,
    "401": getByok_400,
    "500": getByok_400,
  } as Validators<GetByok["responses"]>,
  isQuery: getByok_query as IsQuery<GetByok>,
} as const;

/** `POST /byok` */
export type PostByok = paths["/byok"]["post"];

/** `POST /byok` */
export const postByok = {
  path: "/byok",
  method: "POST",
  /** The HTTP authentication scheme of the `Authorization` header (RFC 9110, section 11). */
  scheme: "Bearer",
  /** The `format` of each path parameter that has one. */
  formats: {},
  validators: {
    "201": postByok_201,
    "400": getByok_400,
    "401": getByok_400,
    "403": getByok_400,
    "500": getByok_400,
  } as Validators<PostByok["responses"]>,
  isBody: postByok_body as IsBody<PostByok>,
} as const;

/** `GET /byok/{id}` */
export type GetByokById = paths["/byok/{id}"]["get"];

/** `GET /byok/{id}` */
export const getByokById = {
  path: "/byok/{id}",
  method: "GET",
  /** The HTTP authentication scheme of the `Authorization` header (RFC 9110, section 11). */
  scheme: "Bearer",
  /** The `format` of each path parameter that has one. */
  formats: { id: "uuid" },
  validators: {
    "200": postByok_201,
    "401": getByok_400,
    "404": getByok_400,
    "500": getByok_400,
  } as Validators<GetByokById["responses"]>,
} as const;

/** `DELETE /byok/{id}` */
export type DeleteByokById = paths["/byok/{id}"]["delete"];

/** `DELETE /byok/{id}` */
export const deleteByokById = {
  path: "/byok/{id}",
  method: "DELETE",
  /** The HTTP authentication scheme of the `Authorization` header (RFC 9110, section 11). */
  scheme: "Bearer",
  /** The `format` of each path parameter that has one. */
  formats: { id: "uuid" },
  validators: {
    "200": deleteByokById_200,
    "401": getByok_400,
    "404": getByok_400,
    "500": getByok_400,
  } as Validators<DeleteByokById["responses"]>,
} as const;

/** `PATCH /byok/{id}` */
export type PatchByokById = paths["/byok/{id}"]["patch"];

/** `PATCH /byok/{id}` */
export const patchByokById = {
  path: "/byok/{id}",
  method: "PATCH",
  /** The HTTP authentication scheme of the `Authorization` header (RFC 9110, section 11). */
  scheme: "Bearer",
  /** The `format` of each path parameter that has one. */
  formats: { id: "uuid" },
  validators: {
    "200": postByok_201,
    "400": getByok_400,
    "401": getByok_400,
    "404": getByok_400,
    "500": getByok_400,
  } as Validators<PatchByokById["responses"]>,
  isBody: patchByokById_body as IsBody<PatchByokById>,
} as const;
