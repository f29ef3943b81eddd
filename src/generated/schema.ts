// Generated from the contract in openapi/ by `npm run generate`. Do not edit.
export interface paths {
  "/byok": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List BYOK provider credentials
     * @description List the bring-your-own-key (BYOK) provider credentials for the authenticated entity's default workspace. Use the `workspace_id` query parameter to scope the result to a different workspace, or the `provider` query parameter to filter by upstream provider. [Management key](/docs/guides/overview/auth/management-api-keys) required.
     */
    get: operations["getByok"];
    put?: never;
    /**
     * Create a BYOK provider credential
     * @description Create a new bring-your-own-key (BYOK) provider credential. The raw key is encrypted at rest and never returned in API responses. When `workspace_id` is omitted, the credential is created in the default workspace; if that default has been deleted, the request returns a 400 and you must pass `workspace_id` explicitly. Treat the raw key as write-only; it is never returned after creation. Use `allowed_api_key_hashes` to restrict the credential to specific OpenRouter API keys. [Management key](/docs/guides/overview/auth/management-api-keys) required.
     */
    post: operations["postByok"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/byok/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get a BYOK provider credential
     * @description Get a single bring-your-own-key (BYOK) provider credential by its `id`. [Management key](/docs/guides/overview/auth/management-api-keys) required.
     */
    get: operations["getByokById"];
    put?: never;
    post?: never;
    /**
     * Delete a BYOK provider credential
     * @description Delete (soft-delete) a bring-your-own-key (BYOK) provider credential by its `id`. The encrypted key material is wiped and the record is marked as deleted. [Management key](/docs/guides/overview/auth/management-api-keys) required.
     */
    delete: operations["deleteByokById"];
    options?: never;
    head?: never;
    /**
     * Update a BYOK provider credential
     * @description Update an existing bring-your-own-key (BYOK) provider credential by its `id`. Include the `key` field to rotate the raw provider API key in-place (the previous key material is overwritten). Use `allowed_api_key_hashes` to restrict the credential to specific OpenRouter API keys (`null` clears the restriction). [Management key](/docs/guides/overview/auth/management-api-keys) required.
     */
    patch: operations["patchByokById"];
    trace?: never;
  };
  "/workspaces": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List workspaces
     * @description List all workspaces for the authenticated user. [Management key](/docs/guides/overview/auth/management-api-keys) required.
     */
    get: operations["getWorkspaces"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /**
     * @example {
     *       "allowed_api_key_hashes": null,
     *       "allowed_models": null,
     *       "allowed_user_ids": null,
     *       "created_at": "2025-08-24T10:30:00Z",
     *       "disabled": false,
     *       "id": "11111111-2222-3333-4444-555555555555",
     *       "is_fallback": false,
     *       "label": "sk-...AbCd",
     *       "name": "Production OpenAI Key",
     *       "provider": "openai",
     *       "sort_order": 0,
     *       "workspace_id": "550e8400-e29b-41d4-a716-446655440000"
     *     }
     */
    BYOKKey: {
      /**
       * @description Optional allowlist of OpenRouter API key hashes (`api_keys.hash`) that may use this credential. `null` means no restriction.
       * @example [
       *       "f01d52606dc8f0a8303a7b5cc3fa07109c2e346cec7c0a16b40de462992ce943"
       *     ]
       */
      allowed_api_key_hashes: string[] | null;
      /**
       * @description Optional allowlist of model slugs this credential may be used for. `null` means no restriction.
       * @example null
       */
      allowed_models: string[] | null;
      /**
       * @description Optional allowlist of user IDs that may use this credential. `null` means no restriction.
       * @example null
       */
      allowed_user_ids: string[] | null;
      /**
       * @description ISO timestamp of when the credential was created.
       * @example 2025-08-24T10:30:00Z
       */
      created_at: string;
      /**
       * @description Whether this credential is currently disabled.
       * @example false
       */
      disabled: boolean;
      /**
       * Format: uuid
       * @description Stable public identifier for this BYOK credential.
       * @example 11111111-2222-3333-4444-555555555555
       */
      id: string;
      /**
       * @description Whether this credential is treated as a fallback — used only after non-fallback keys for the same provider have been tried.
       * @example false
       */
      is_fallback: boolean;
      /**
       * @description Short masked snippet of the key (e.g. the first/last few characters) used to identify it in the UI.
       * @example sk-...AbCd
       */
      label: string;
      /**
       * @description Optional human-readable name for the credential.
       * @example Production OpenAI Key
       */
      name?: string | null;
      /**
       * @description The upstream provider this credential authenticates against, as a lowercase slug (e.g. `openai`, `anthropic`, `amazon-bedrock`).
       * @example openai
       */
      provider: string;
      /**
       * @description Position within the provider — credentials are tried in ascending sort order.
       * @example 0
       */
      sort_order: number;
      /**
       * Format: uuid
       * @description The workspace this credential is scoped to, or `null` when it is global — usable across every workspace in the account. A `null` value does not mean the default workspace.
       * @example 550e8400-e29b-41d4-a716-446655440000
       */
      workspace_id: string | null;
    };
    /**
     * @description The upstream provider this credential authenticates against, as a lowercase slug (e.g. `openai`, `anthropic`, `amazon-bedrock`).
     * @example openai
     */
    BYOKProviderSlug:
      | "ai21"
      | "aion-labs"
      | "akashml"
      | "alibaba"
      | "amazon-bedrock"
      | "amazon-nova"
      | "ambient"
      | "anthropic"
      | "arcee-ai"
      | "atlas-cloud"
      | "avian"
      | "azure"
      | "baidu"
      | "baseten"
      | "black-forest-labs"
      | "byteplus"
      | "cerebras"
      | "chutes"
      | "cirrascale"
      | "clarifai"
      | "cloudflare"
      | "cohere"
      | "coreweave"
      | "crusoe"
      | "darkbloom"
      | "databricks"
      | "decart"
      | "deepgram"
      | "deepinfra"
      | "deepseek"
      | "dekallm"
      | "digitalocean"
      | "featherless"
      | "fireworks"
      | "fish-audio"
      | "friendli"
      | "gmicloud"
      | "google-ai-studio"
      | "google-vertex"
      | "groq"
      | "heygen"
      | "inception"
      | "inceptron"
      | "inferact-vllm"
      | "inference-net"
      | "infermatic"
      | "inflection"
      | "io-net"
      | "ionstream"
      | "krea"
      | "liquid"
      | "makora"
      | "mancer"
      | "mara"
      | "meta"
      | "minimax"
      | "mistral"
      | "modal"
      | "modelrun"
      | "modular"
      | "moonshotai"
      | "morph"
      | "ncompass"
      | "nebius"
      | "nex-agi"
      | "nextbit"
      | "novita"
      | "nvidia"
      | "open-inference"
      | "openai"
      | "parasail"
      | "perceptron"
      | "perplexity"
      | "phala"
      | "poolside"
      | "quiver"
      | "recraft"
      | "reka"
      | "relace"
      | "runway"
      | "sail-research"
      | "sakana"
      | "sakana-ai"
      | "sambanova"
      | "seed"
      | "siliconflow"
      | "sourceful"
      | "stepfun"
      | "streamlake"
      | "switchpoint"
      | "tencent"
      | "tenstorrent"
      | "thinkingmachines"
      | "together"
      | "upstage"
      | "venice"
      | "wafer"
      | "wandb"
      | "wandb-legacy"
      | "xai"
      | "xiaomi"
      | "z-ai"
      | (string & {});
    /**
     * @description Bad Request - Invalid request parameters or malformed input
     * @example {
     *       "error": {
     *         "code": 400,
     *         "message": "Invalid request parameters"
     *       }
     *     }
     */
    BadRequestResponse: {
      error: components["schemas"]["BadRequestResponseErrorData"];
      openrouter_metadata?: {
        [key: string]: unknown;
      } | null;
      user_id?: string | null;
    };
    /**
     * @description Error data for BadRequestResponse
     * @example {
     *       "code": 400,
     *       "message": "Invalid request parameters"
     *     }
     */
    BadRequestResponseErrorData: {
      code: number;
      message: string;
      metadata?: {
        [key: string]: unknown;
      } | null;
    };
    /**
     * @example {
     *       "key": "sk-proj-abc123...",
     *       "name": "Production OpenAI Key",
     *       "provider": "openai"
     *     }
     */
    CreateBYOKKeyRequest: {
      /**
       * @description Optional allowlist of OpenRouter API key hashes (`api_keys.hash`) that may use this credential. `null` means no restriction. Must contain at least one hash if provided. Hashes that do not belong to your account return a 400.
       * @example [
       *       "f01d52606dc8f0a8303a7b5cc3fa07109c2e346cec7c0a16b40de462992ce943"
       *     ]
       */
      allowed_api_key_hashes?: string[] | null;
      /**
       * @description Optional allowlist of model slugs this credential may be used for. `null` means no restriction.
       * @example null
       */
      allowed_models?: string[] | null;
      /**
       * @description Optional allowlist of user IDs that may use this credential. `null` means no restriction.
       * @example null
       */
      allowed_user_ids?: string[] | null;
      /**
       * @description Whether this credential should be created in a disabled state.
       * @example false
       */
      disabled?: boolean;
      /**
       * @description Whether this credential is treated as a fallback — used only after non-fallback keys for the same provider have been tried.
       * @example false
       */
      is_fallback?: boolean;
      /**
       * @description The raw provider API key or credential. This value is encrypted at rest and never returned in API responses.
       * @example sk-proj-abc123...
       */
      key: string;
      /**
       * @description Optional human-readable name for the credential.
       * @example Production OpenAI Key
       */
      name?: string | null;
      provider: components["schemas"]["BYOKProviderSlug"];
      /**
       * Format: uuid
       * @description Optional workspace ID to scope the credential to. When omitted, the credential is created in the account's default workspace; if that default has been deleted, the request returns a 400 and you must pass `workspace_id` explicitly.
       * @example 550e8400-e29b-41d4-a716-446655440000
       */
      workspace_id?: string;
    };
    /**
     * @example {
     *       "data": {
     *         "allowed_api_key_hashes": null,
     *         "allowed_models": null,
     *         "allowed_user_ids": null,
     *         "created_at": "2025-08-24T10:30:00Z",
     *         "disabled": false,
     *         "id": "11111111-2222-3333-4444-555555555555",
     *         "is_fallback": false,
     *         "label": "sk-...AbCd",
     *         "name": "Production OpenAI Key",
     *         "provider": "openai",
     *         "sort_order": 0,
     *         "workspace_id": "550e8400-e29b-41d4-a716-446655440000"
     *       }
     *     }
     */
    CreateBYOKKeyResponse: {
      /** @description The created BYOK credential. */
      data: components["schemas"]["BYOKKey"];
    };
    /**
     * @example {
     *       "deleted": true
     *     }
     */
    DeleteBYOKKeyResponse: {
      /**
       * @description Confirmation that the BYOK credential was deleted.
       * @example true
       * @enum {boolean}
       */
      deleted: true;
    };
    /**
     * @description Forbidden - Authentication successful but insufficient permissions
     * @example {
     *       "error": {
     *         "code": 403,
     *         "message": "Only management keys can perform this operation"
     *       }
     *     }
     */
    ForbiddenResponse: {
      error: components["schemas"]["ForbiddenResponseErrorData"];
      openrouter_metadata?: {
        [key: string]: unknown;
      } | null;
      user_id?: string | null;
    };
    /**
     * @description Error data for ForbiddenResponse
     * @example {
     *       "code": 403,
     *       "message": "Only management keys can perform this operation"
     *     }
     */
    ForbiddenResponseErrorData: {
      code: number;
      message: string;
      metadata?: {
        [key: string]: unknown;
      } | null;
    };
    /**
     * @example {
     *       "data": {
     *         "allowed_api_key_hashes": null,
     *         "allowed_models": null,
     *         "allowed_user_ids": null,
     *         "created_at": "2025-08-24T10:30:00Z",
     *         "disabled": false,
     *         "id": "11111111-2222-3333-4444-555555555555",
     *         "is_fallback": false,
     *         "label": "sk-...AbCd",
     *         "name": "Production OpenAI Key",
     *         "provider": "openai",
     *         "sort_order": 0,
     *         "workspace_id": "550e8400-e29b-41d4-a716-446655440000"
     *       }
     *     }
     */
    GetBYOKKeyResponse: {
      /** @description The BYOK credential. */
      data: components["schemas"]["BYOKKey"];
    };
    /**
     * @description Internal Server Error - Unexpected server error
     * @example {
     *       "error": {
     *         "code": 500,
     *         "message": "Internal Server Error"
     *       }
     *     }
     */
    InternalServerResponse: {
      error: components["schemas"]["InternalServerResponseErrorData"];
      openrouter_metadata?: {
        [key: string]: unknown;
      } | null;
      user_id?: string | null;
    };
    /**
     * @description Error data for InternalServerResponse
     * @example {
     *       "code": 500,
     *       "message": "Internal Server Error"
     *     }
     */
    InternalServerResponseErrorData: {
      code: number;
      message: string;
      metadata?: {
        [key: string]: unknown;
      } | null;
    };
    /**
     * @example {
     *       "data": [
     *         {
     *           "allowed_api_key_hashes": null,
     *           "allowed_models": null,
     *           "allowed_user_ids": null,
     *           "created_at": "2025-08-24T10:30:00Z",
     *           "disabled": false,
     *           "id": "11111111-2222-3333-4444-555555555555",
     *           "is_fallback": false,
     *           "label": "sk-...AbCd",
     *           "name": "Production OpenAI Key",
     *           "provider": "openai",
     *           "sort_order": 0,
     *           "workspace_id": "550e8400-e29b-41d4-a716-446655440000"
     *         }
     *       ],
     *       "total_count": 1
     *     }
     */
    ListBYOKKeysResponse: {
      /** @description List of BYOK credentials. */
      data: components["schemas"]["BYOKKey"][];
      /**
       * @description Total number of BYOK credentials matching the filters.
       * @example 1
       */
      total_count: number;
    };
    /**
     * @example {
     *       "data": [
     *         {
     *           "created_at": "2025-08-24T10:30:00Z",
     *           "created_by": "user_abc123",
     *           "default_guardrail_id": "595d5849-7e86-51fd-a7c0-705c34e4afff",
     *           "default_image_model": "openai/dall-e-3",
     *           "default_provider_sort": "price",
     *           "default_text_model": "openai/gpt-4o",
     *           "description": "Production environment workspace",
     *           "id": "550e8400-e29b-41d4-a716-446655440000",
     *           "include_byok_in_budgets": false,
     *           "io_logging_api_key_ids": null,
     *           "io_logging_sampling_rate": 1,
     *           "is_data_discount_logging_enabled": true,
     *           "is_observability_broadcast_enabled": false,
     *           "is_observability_io_logging_enabled": false,
     *           "name": "Production",
     *           "slug": "production",
     *           "updated_at": "2025-08-24T15:45:00Z"
     *         }
     *       ],
     *       "total_count": 1
     *     }
     */
    ListWorkspacesResponse: {
      /** @description List of workspaces */
      data: components["schemas"]["Workspace"][];
      /**
       * @description Total number of workspaces
       * @example 5
       */
      total_count: number;
    };
    /**
     * @description Not Found - Resource does not exist
     * @example {
     *       "error": {
     *         "code": 404,
     *         "message": "Resource not found"
     *       }
     *     }
     */
    NotFoundResponse: {
      error: components["schemas"]["NotFoundResponseErrorData"];
      openrouter_metadata?: {
        [key: string]: unknown;
      } | null;
      user_id?: string | null;
    };
    /**
     * @description Error data for NotFoundResponse
     * @example {
     *       "code": 404,
     *       "message": "Resource not found"
     *     }
     */
    NotFoundResponseErrorData: {
      code: number;
      message: string;
      metadata?: {
        [key: string]: unknown;
      } | null;
    };
    /**
     * @description Unauthorized - Authentication required or invalid credentials
     * @example {
     *       "error": {
     *         "code": 401,
     *         "message": "Missing Authentication header"
     *       }
     *     }
     */
    UnauthorizedResponse: {
      error: components["schemas"]["UnauthorizedResponseErrorData"];
      openrouter_metadata?: {
        [key: string]: unknown;
      } | null;
      user_id?: string | null;
    };
    /**
     * @description Error data for UnauthorizedResponse
     * @example {
     *       "code": 401,
     *       "message": "Missing Authentication header"
     *     }
     */
    UnauthorizedResponseErrorData: {
      code: number;
      message: string;
      metadata?: {
        [key: string]: unknown;
      } | null;
    };
    /**
     * @example {
     *       "disabled": false,
     *       "name": "Updated OpenAI Key"
     *     }
     */
    UpdateBYOKKeyRequest: {
      /**
       * @description Optional allowlist of OpenRouter API key hashes (`api_keys.hash`) that may use this credential. `null` clears the restriction. Must contain at least one hash if provided. Hashes that do not belong to your account return a 400.
       * @example [
       *       "f01d52606dc8f0a8303a7b5cc3fa07109c2e346cec7c0a16b40de462992ce943"
       *     ]
       */
      allowed_api_key_hashes?: string[] | null;
      /**
       * @description Optional allowlist of model slugs this credential may be used for. `null` means no restriction.
       * @example null
       */
      allowed_models?: string[] | null;
      /**
       * @description Optional allowlist of user IDs that may use this credential. `null` means no restriction.
       * @example null
       */
      allowed_user_ids?: string[] | null;
      /**
       * @description Whether this credential is disabled.
       * @example false
       */
      disabled?: boolean;
      /**
       * @description Whether this credential is treated as a fallback — used only after non-fallback keys for the same provider have been tried.
       * @example false
       */
      is_fallback?: boolean;
      /**
       * @description A new raw provider API key to rotate the credential in-place. The previous key material is overwritten and the masked label is regenerated. Encrypted at rest and never returned in API responses.
       * @example sk-proj-newkey456...
       */
      key?: string;
      /**
       * @description Optional human-readable name for the credential.
       * @example Updated OpenAI Key
       */
      name?: string | null;
    };
    /**
     * @example {
     *       "data": {
     *         "allowed_api_key_hashes": null,
     *         "allowed_models": null,
     *         "allowed_user_ids": null,
     *         "created_at": "2025-08-24T10:30:00Z",
     *         "disabled": false,
     *         "id": "11111111-2222-3333-4444-555555555555",
     *         "is_fallback": false,
     *         "label": "sk-...AbCd",
     *         "name": "Updated OpenAI Key",
     *         "provider": "openai",
     *         "sort_order": 0,
     *         "workspace_id": "550e8400-e29b-41d4-a716-446655440000"
     *       }
     *     }
     */
    UpdateBYOKKeyResponse: {
      /** @description The updated BYOK credential. */
      data: components["schemas"]["BYOKKey"];
    };
    /**
     * @example {
     *       "created_at": "2025-08-24T10:30:00Z",
     *       "created_by": "user_abc123",
     *       "default_guardrail_id": "595d5849-7e86-51fd-a7c0-705c34e4afff",
     *       "default_image_model": "openai/dall-e-3",
     *       "default_provider_sort": "price",
     *       "default_text_model": "openai/gpt-4o",
     *       "description": "Production environment workspace",
     *       "id": "550e8400-e29b-41d4-a716-446655440000",
     *       "include_byok_in_budgets": false,
     *       "io_logging_api_key_ids": null,
     *       "io_logging_sampling_rate": 1,
     *       "is_data_discount_logging_enabled": true,
     *       "is_observability_broadcast_enabled": false,
     *       "is_observability_io_logging_enabled": false,
     *       "name": "Production",
     *       "slug": "production",
     *       "updated_at": "2025-08-24T15:45:00Z"
     *     }
     */
    Workspace: {
      /**
       * @description ISO 8601 timestamp of when the workspace was created
       * @example 2025-08-24T10:30:00Z
       */
      created_at: string;
      /**
       * @description User ID of the workspace creator
       * @example user_abc123
       */
      created_by: string | null;
      /**
       * Format: uuid
       * @description Deterministic ID derived from the workspace ID. The default guardrail is materialized when its configuration is first written.
       * @example 595d5849-7e86-51fd-a7c0-705c34e4afff
       */
      default_guardrail_id: string;
      /**
       * @description Default image model for this workspace
       * @example openai/dall-e-3
       */
      default_image_model: string | null;
      /**
       * @description Default provider sort preference (price, throughput, latency, exacto)
       * @example price
       */
      default_provider_sort: string | null;
      /**
       * @description Default text model for this workspace
       * @example openai/gpt-4o
       */
      default_text_model: string | null;
      /**
       * @description Description of the workspace
       * @example Production environment workspace
       */
      description: string | null;
      /**
       * Format: uuid
       * @description Unique identifier for the workspace
       * @example 550e8400-e29b-41d4-a716-446655440000
       */
      id: string;
      /**
       * @description Whether BYOK (bring-your-own-key) spend counts toward this workspace's budgets. Set it via the workspace budget endpoints.
       * @example false
       */
      include_byok_in_budgets?: boolean;
      /**
       * @description Optional array of API key IDs to filter I/O logging. Null means all keys are logged.
       * @example null
       */
      io_logging_api_key_ids: number[] | null;
      /**
       * Format: double
       * @description Sampling rate for I/O logging (0.0001-1). 1 means 100% of requests are logged.
       * @example 1
       */
      io_logging_sampling_rate: number;
      /**
       * @description Whether data discount logging is enabled for this workspace
       * @example true
       */
      is_data_discount_logging_enabled: boolean;
      /**
       * @description Whether broadcast is enabled for this workspace
       * @example false
       */
      is_observability_broadcast_enabled: boolean;
      /**
       * @description Whether private logging is enabled for this workspace
       * @example false
       */
      is_observability_io_logging_enabled: boolean;
      /**
       * @description Name of the workspace
       * @example Production
       */
      name: string;
      /**
       * @description URL-friendly slug for the workspace
       * @example production
       */
      slug: string;
      /**
       * @description ISO 8601 timestamp of when the workspace was last updated
       * @example 2025-08-24T15:45:00Z
       */
      updated_at: string | null;
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
  getByok: {
    parameters: {
      query?: {
        /** @description Maximum number of records to return (max 100) */
        limit?: number;
        /** @description Number of records to skip for pagination */
        offset?: number | null;
        /** @description Optional provider slug to filter by (e.g. `openai`, `anthropic`, `amazon-bedrock`). */
        provider?:
          | "ai21"
          | "aion-labs"
          | "akashml"
          | "alibaba"
          | "amazon-bedrock"
          | "amazon-nova"
          | "ambient"
          | "anthropic"
          | "arcee-ai"
          | "atlas-cloud"
          | "avian"
          | "azure"
          | "baidu"
          | "baseten"
          | "black-forest-labs"
          | "byteplus"
          | "cerebras"
          | "chutes"
          | "cirrascale"
          | "clarifai"
          | "cloudflare"
          | "cohere"
          | "coreweave"
          | "crusoe"
          | "darkbloom"
          | "databricks"
          | "decart"
          | "deepgram"
          | "deepinfra"
          | "deepseek"
          | "dekallm"
          | "digitalocean"
          | "featherless"
          | "fireworks"
          | "fish-audio"
          | "friendli"
          | "gmicloud"
          | "google-ai-studio"
          | "google-vertex"
          | "groq"
          | "heygen"
          | "inception"
          | "inceptron"
          | "inferact-vllm"
          | "inference-net"
          | "infermatic"
          | "inflection"
          | "io-net"
          | "ionstream"
          | "krea"
          | "liquid"
          | "makora"
          | "mancer"
          | "mara"
          | "meta"
          | "minimax"
          | "mistral"
          | "modal"
          | "modelrun"
          | "modular"
          | "moonshotai"
          | "morph"
          | "ncompass"
          | "nebius"
          | "nex-agi"
          | "nextbit"
          | "novita"
          | "nvidia"
          | "open-inference"
          | "openai"
          | "parasail"
          | "perceptron"
          | "perplexity"
          | "phala"
          | "poolside"
          | "quiver"
          | "recraft"
          | "reka"
          | "relace"
          | "runway"
          | "sail-research"
          | "sakana"
          | "sakana-ai"
          | "sambanova"
          | "seed"
          | "siliconflow"
          | "sourceful"
          | "stepfun"
          | "streamlake"
          | "switchpoint"
          | "tencent"
          | "tenstorrent"
          | "thinkingmachines"
          | "together"
          | "upstage"
          | "venice"
          | "wafer"
          | "wandb"
          | "wandb-legacy"
          | "xai"
          | "xiaomi"
          | "z-ai"
          | (string & {});
        /** @description Optional workspace ID to filter by. When omitted, resolves to the account’s default workspace; if that default has been deleted, the request returns a 400 and you must pass `workspace_id` explicitly. */
        workspace_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List of BYOK credentials */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": [
           *         {
           *           "allowed_api_key_hashes": null,
           *           "allowed_models": null,
           *           "allowed_user_ids": null,
           *           "created_at": "2025-08-24T10:30:00Z",
           *           "disabled": false,
           *           "id": "11111111-2222-3333-4444-555555555555",
           *           "is_fallback": false,
           *           "label": "sk-...AbCd",
           *           "name": "Production OpenAI Key",
           *           "provider": "openai",
           *           "sort_order": 0,
           *           "workspace_id": "550e8400-e29b-41d4-a716-446655440000"
           *         }
           *       ],
           *       "total_count": 1
           *     }
           */
          "application/json": components["schemas"]["ListBYOKKeysResponse"];
        };
      };
      /** @description Bad Request - Invalid request parameters or malformed input */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "error": {
           *         "code": 400,
           *         "message": "Invalid request parameters"
           *       }
           *     }
           */
          "application/json": components["schemas"]["BadRequestResponse"];
        };
      };
      /** @description Unauthorized - Authentication required or invalid credentials */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "error": {
           *         "code": 401,
           *         "message": "Missing Authentication header"
           *       }
           *     }
           */
          "application/json": components["schemas"]["UnauthorizedResponse"];
        };
      };
      /** @description Internal Server Error - Unexpected server error */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "error": {
           *         "code": 500,
           *         "message": "Internal Server Error"
           *       }
           *     }
           */
          "application/json": components["schemas"]["InternalServerResponse"];
        };
      };
    };
  };
  postByok: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "key": "sk-proj-abc123...",
         *       "name": "Production OpenAI Key",
         *       "provider": "openai"
         *     }
         */
        "application/json": components["schemas"]["CreateBYOKKeyRequest"];
      };
    };
    responses: {
      /** @description BYOK credential created successfully */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "allowed_api_key_hashes": null,
           *         "allowed_models": null,
           *         "allowed_user_ids": null,
           *         "created_at": "2025-08-24T10:30:00Z",
           *         "disabled": false,
           *         "id": "11111111-2222-3333-4444-555555555555",
           *         "is_fallback": false,
           *         "label": "sk-...AbCd",
           *         "name": "Production OpenAI Key",
           *         "provider": "openai",
           *         "sort_order": 0,
           *         "workspace_id": "550e8400-e29b-41d4-a716-446655440000"
           *       }
           *     }
           */
          "application/json": components["schemas"]["CreateBYOKKeyResponse"];
        };
      };
      /** @description Bad Request - Invalid request parameters or malformed input */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "error": {
           *         "code": 400,
           *         "message": "Invalid request parameters"
           *       }
           *     }
           */
          "application/json": components["schemas"]["BadRequestResponse"];
        };
      };
      /** @description Unauthorized - Authentication required or invalid credentials */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "error": {
           *         "code": 401,
           *         "message": "Missing Authentication header"
           *       }
           *     }
           */
          "application/json": components["schemas"]["UnauthorizedResponse"];
        };
      };
      /** @description Forbidden - Authentication successful but insufficient permissions */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "error": {
           *         "code": 403,
           *         "message": "Only management keys can perform this operation"
           *       }
           *     }
           */
          "application/json": components["schemas"]["ForbiddenResponse"];
        };
      };
      /** @description Internal Server Error - Unexpected server error */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "error": {
           *         "code": 500,
           *         "message": "Internal Server Error"
           *       }
           *     }
           */
          "application/json": components["schemas"]["InternalServerResponse"];
        };
      };
    };
  };
  getByokById: {
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
      /** @description BYOK credential details */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "allowed_api_key_hashes": null,
           *         "allowed_models": null,
           *         "allowed_user_ids": null,
           *         "created_at": "2025-08-24T10:30:00Z",
           *         "disabled": false,
           *         "id": "11111111-2222-3333-4444-555555555555",
           *         "is_fallback": false,
           *         "label": "sk-...AbCd",
           *         "name": "Production OpenAI Key",
           *         "provider": "openai",
           *         "sort_order": 0,
           *         "workspace_id": "550e8400-e29b-41d4-a716-446655440000"
           *       }
           *     }
           */
          "application/json": components["schemas"]["GetBYOKKeyResponse"];
        };
      };
      /** @description Unauthorized - Authentication required or invalid credentials */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "error": {
           *         "code": 401,
           *         "message": "Missing Authentication header"
           *       }
           *     }
           */
          "application/json": components["schemas"]["UnauthorizedResponse"];
        };
      };
      /** @description Not Found - Resource does not exist */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "error": {
           *         "code": 404,
           *         "message": "Resource not found"
           *       }
           *     }
           */
          "application/json": components["schemas"]["NotFoundResponse"];
        };
      };
      /** @description Internal Server Error - Unexpected server error */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "error": {
           *         "code": 500,
           *         "message": "Internal Server Error"
           *       }
           *     }
           */
          "application/json": components["schemas"]["InternalServerResponse"];
        };
      };
    };
  };
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
          /**
           * @example {
           *       "deleted": true
           *     }
           */
          "application/json": components["schemas"]["DeleteBYOKKeyResponse"];
        };
      };
      /** @description Unauthorized - Authentication required or invalid credentials */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "error": {
           *         "code": 401,
           *         "message": "Missing Authentication header"
           *       }
           *     }
           */
          "application/json": components["schemas"]["UnauthorizedResponse"];
        };
      };
      /** @description Not Found - Resource does not exist */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "error": {
           *         "code": 404,
           *         "message": "Resource not found"
           *       }
           *     }
           */
          "application/json": components["schemas"]["NotFoundResponse"];
        };
      };
      /** @description Internal Server Error - Unexpected server error */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "error": {
           *         "code": 500,
           *         "message": "Internal Server Error"
           *       }
           *     }
           */
          "application/json": components["schemas"]["InternalServerResponse"];
        };
      };
    };
  };
  patchByokById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The BYOK credential ID (UUID). */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "disabled": false,
         *       "name": "Updated OpenAI Key"
         *     }
         */
        "application/json": components["schemas"]["UpdateBYOKKeyRequest"];
      };
    };
    responses: {
      /** @description BYOK credential updated successfully */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "allowed_api_key_hashes": null,
           *         "allowed_models": null,
           *         "allowed_user_ids": null,
           *         "created_at": "2025-08-24T10:30:00Z",
           *         "disabled": false,
           *         "id": "11111111-2222-3333-4444-555555555555",
           *         "is_fallback": false,
           *         "label": "sk-...AbCd",
           *         "name": "Updated OpenAI Key",
           *         "provider": "openai",
           *         "sort_order": 0,
           *         "workspace_id": "550e8400-e29b-41d4-a716-446655440000"
           *       }
           *     }
           */
          "application/json": components["schemas"]["UpdateBYOKKeyResponse"];
        };
      };
      /** @description Bad Request - Invalid request parameters or malformed input */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "error": {
           *         "code": 400,
           *         "message": "Invalid request parameters"
           *       }
           *     }
           */
          "application/json": components["schemas"]["BadRequestResponse"];
        };
      };
      /** @description Unauthorized - Authentication required or invalid credentials */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "error": {
           *         "code": 401,
           *         "message": "Missing Authentication header"
           *       }
           *     }
           */
          "application/json": components["schemas"]["UnauthorizedResponse"];
        };
      };
      /** @description Not Found - Resource does not exist */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "error": {
           *         "code": 404,
           *         "message": "Resource not found"
           *       }
           *     }
           */
          "application/json": components["schemas"]["NotFoundResponse"];
        };
      };
      /** @description Internal Server Error - Unexpected server error */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "error": {
           *         "code": 500,
           *         "message": "Internal Server Error"
           *       }
           *     }
           */
          "application/json": components["schemas"]["InternalServerResponse"];
        };
      };
    };
  };
  getWorkspaces: {
    parameters: {
      query?: {
        /** @description Maximum number of records to return (max 100) */
        limit?: number;
        /** @description Number of records to skip for pagination */
        offset?: number | null;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List of workspaces */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": [
           *         {
           *           "created_at": "2025-08-24T10:30:00Z",
           *           "created_by": "user_abc123",
           *           "default_guardrail_id": "595d5849-7e86-51fd-a7c0-705c34e4afff",
           *           "default_image_model": "openai/dall-e-3",
           *           "default_provider_sort": "price",
           *           "default_text_model": "openai/gpt-4o",
           *           "description": "Production environment workspace",
           *           "id": "550e8400-e29b-41d4-a716-446655440000",
           *           "include_byok_in_budgets": false,
           *           "io_logging_api_key_ids": null,
           *           "io_logging_sampling_rate": 1,
           *           "is_data_discount_logging_enabled": true,
           *           "is_observability_broadcast_enabled": false,
           *           "is_observability_io_logging_enabled": false,
           *           "name": "Production",
           *           "slug": "production",
           *           "updated_at": "2025-08-24T15:45:00Z"
           *         }
           *       ],
           *       "total_count": 1
           *     }
           */
          "application/json": components["schemas"]["ListWorkspacesResponse"];
        };
      };
      /** @description Unauthorized - Authentication required or invalid credentials */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "error": {
           *         "code": 401,
           *         "message": "Missing Authentication header"
           *       }
           *     }
           */
          "application/json": components["schemas"]["UnauthorizedResponse"];
        };
      };
      /** @description Internal Server Error - Unexpected server error */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "error": {
           *         "code": 500,
           *         "message": "Internal Server Error"
           *       }
           *     }
           */
          "application/json": components["schemas"]["InternalServerResponse"];
        };
      };
    };
  };
}
