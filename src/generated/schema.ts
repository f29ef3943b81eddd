// Generated from the contract in openapi/ by `npm run generate`. Do not edit.
export interface paths {
  "/byok/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Delete a BYOK provider credential
     * @description Delete (soft-delete) a bring-your-own-key (BYOK) provider credential by its `id`. The encrypted key material is wiped and the record is marked as deleted. [Management key](/docs/guides/overview/auth/management-api-keys) required.
     */
    delete: operations["deleteByokById"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /** DeleteBYOKKeyResponse */
    DeleteBYOKKeyResponse: {
      /**
       * @description Confirmation that the BYOK credential was deleted.
       * @enum {boolean}
       */
      deleted: true;
    };
    /**
     * InternalServerResponse
     * @description Internal Server Error - Unexpected server error
     */
    InternalServerResponse: {
      error: components["schemas"]["InternalServerResponseErrorData"];
      openrouter_metadata?: {
        [key: string]: unknown;
      } | null;
      user_id?: string | null;
    };
    /**
     * InternalServerResponseErrorData
     * @description Error data for InternalServerResponse
     */
    InternalServerResponseErrorData: {
      code: number;
      message: string;
      metadata?: {
        [key: string]: unknown;
      } | null;
    };
    /**
     * NotFoundResponse
     * @description Not Found - Resource does not exist
     */
    NotFoundResponse: {
      error: components["schemas"]["NotFoundResponseErrorData"];
      openrouter_metadata?: {
        [key: string]: unknown;
      } | null;
      user_id?: string | null;
    };
    /**
     * NotFoundResponseErrorData
     * @description Error data for NotFoundResponse
     */
    NotFoundResponseErrorData: {
      code: number;
      message: string;
      metadata?: {
        [key: string]: unknown;
      } | null;
    };
    /**
     * UnauthorizedResponse
     * @description Unauthorized - Authentication required or invalid credentials
     */
    UnauthorizedResponse: {
      error: components["schemas"]["UnauthorizedResponseErrorData"];
      openrouter_metadata?: {
        [key: string]: unknown;
      } | null;
      user_id?: string | null;
    };
    /**
     * UnauthorizedResponseErrorData
     * @description Error data for UnauthorizedResponse
     */
    UnauthorizedResponseErrorData: {
      code: number;
      message: string;
      metadata?: {
        [key: string]: unknown;
      } | null;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  deleteByokById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The BYOK credential ID (UUID). */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description BYOK credential deleted successfully */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DeleteBYOKKeyResponse"];
        };
      };
      /** @description Unauthorized - Authentication required or invalid credentials */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["UnauthorizedResponse"];
        };
      };
      /** @description Not Found - Resource does not exist */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["NotFoundResponse"];
        };
      };
      /** @description Internal Server Error - Unexpected server error */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["InternalServerResponse"];
        };
      };
    };
  };
}
