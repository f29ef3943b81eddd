// Generated from the contract in openapi/ by `npm run generate`. Do not edit.
import type { paths } from "./schema.ts";

import {
  isBadRequestResponse,
  isCreateBYOKKeyRequest,
  isCreateBYOKKeyResponse,
  isDeleteBYOKKeyResponse,
  isForbiddenResponse,
  isGetBYOKKeyResponse,
  isGetByokQuery,
  isGetWorkspacesQuery,
  isInternalServerResponse,
  isListBYOKKeysResponse,
  isListWorkspacesResponse,
  isNotFoundResponse,
  isUnauthorizedResponse,
  isUpdateBYOKKeyRequest,
  isUpdateBYOKKeyResponse,
} from "./validators.ts";

/** Where the API is: the first server of every operation. */
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
  /** Functions, by status, that tell whether a decoded JSON body is the documented one. */
  validators: {
    200: isListBYOKKeysResponse,
    400: isBadRequestResponse,
    401: isUnauthorizedResponse,
    500: isInternalServerResponse,
  } as Record<200 | 400 | 401 | 500, (body: unknown) => boolean>,
  isQuery: isGetByokQuery as typeof isGetByokQuery,
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
  /** Functions, by status, that tell whether a decoded JSON body is the documented one. */
  validators: {
    201: isCreateBYOKKeyResponse,
    400: isBadRequestResponse,
    401: isUnauthorizedResponse,
    403: isForbiddenResponse,
    500: isInternalServerResponse,
  } as Record<201 | 400 | 401 | 403 | 500, (body: unknown) => boolean>,
  isBody: isCreateBYOKKeyRequest as typeof isCreateBYOKKeyRequest,
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
  /** Functions, by status, that tell whether a decoded JSON body is the documented one. */
  validators: {
    200: isGetBYOKKeyResponse,
    401: isUnauthorizedResponse,
    404: isNotFoundResponse,
    500: isInternalServerResponse,
  } as Record<200 | 401 | 404 | 500, (body: unknown) => boolean>,
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
  /** Functions, by status, that tell whether a decoded JSON body is the documented one. */
  validators: {
    200: isDeleteBYOKKeyResponse,
    401: isUnauthorizedResponse,
    404: isNotFoundResponse,
    500: isInternalServerResponse,
  } as Record<200 | 401 | 404 | 500, (body: unknown) => boolean>,
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
  /** Functions, by status, that tell whether a decoded JSON body is the documented one. */
  validators: {
    200: isUpdateBYOKKeyResponse,
    400: isBadRequestResponse,
    401: isUnauthorizedResponse,
    404: isNotFoundResponse,
    500: isInternalServerResponse,
  } as Record<200 | 400 | 401 | 404 | 500, (body: unknown) => boolean>,
  isBody: isUpdateBYOKKeyRequest as typeof isUpdateBYOKKeyRequest,
} as const;

/** `GET /workspaces` */
export type GetWorkspaces = paths["/workspaces"]["get"];

/** `GET /workspaces` */
export const getWorkspaces = {
  path: "/workspaces",
  method: "GET",
  /** The HTTP authentication scheme of the `Authorization` header (RFC 9110, section 11). */
  scheme: "Bearer",
  /** The `format` of each path parameter that has one. */
  formats: {},
  /** Functions, by status, that tell whether a decoded JSON body is the documented one. */
  validators: {
    200: isListWorkspacesResponse,
    401: isUnauthorizedResponse,
    500: isInternalServerResponse,
  } as Record<200 | 401 | 500, (body: unknown) => boolean>,
  isQuery: isGetWorkspacesQuery as typeof isGetWorkspacesQuery,
} as const;

/** The responses of an operation. */
export interface OperationResponses {
  readonly method: string;
  readonly path: string;
  /** Whether a documented response has a JSON body, by status. */
  readonly hasJson: Readonly<Record<string, boolean>>;
  /** Functions, by error status, that tell whether a decoded JSON body is the documented one. */
  readonly errorValidators: Readonly<Record<number, (body: unknown) => boolean>>;
}

/** The responses of every operation of the contract. */
export const responses: readonly OperationResponses[] = [
  {
    method: "GET",
    path: "/byok",
    hasJson: { "200": true, "400": true, "401": true, "500": true },
    errorValidators: {
      400: isBadRequestResponse,
      401: isUnauthorizedResponse,
      500: isInternalServerResponse,
    },
  },
  {
    method: "POST",
    path: "/byok",
    hasJson: { "201": true, "400": true, "401": true, "403": true, "500": true },
    errorValidators: {
      400: isBadRequestResponse,
      401: isUnauthorizedResponse,
      403: isForbiddenResponse,
      500: isInternalServerResponse,
    },
  },
  {
    method: "GET",
    path: "/byok/{id}",
    hasJson: { "200": true, "401": true, "404": true, "500": true },
    errorValidators: {
      401: isUnauthorizedResponse,
      404: isNotFoundResponse,
      500: isInternalServerResponse,
    },
  },
  {
    method: "DELETE",
    path: "/byok/{id}",
    hasJson: { "200": true, "401": true, "404": true, "500": true },
    errorValidators: {
      401: isUnauthorizedResponse,
      404: isNotFoundResponse,
      500: isInternalServerResponse,
    },
  },
  {
    method: "PATCH",
    path: "/byok/{id}",
    hasJson: { "200": true, "400": true, "401": true, "404": true, "500": true },
    errorValidators: {
      400: isBadRequestResponse,
      401: isUnauthorizedResponse,
      404: isNotFoundResponse,
      500: isInternalServerResponse,
    },
  },
  {
    method: "GET",
    path: "/workspaces",
    hasJson: { "200": true, "401": true, "500": true },
    errorValidators: { 401: isUnauthorizedResponse, 500: isInternalServerResponse },
  },
];
