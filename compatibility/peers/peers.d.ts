// As much of the peers as is used here, so that types can be checked without installing them.

declare module "@openrouter/sdk" {
  interface Answer {
    data: object;
  }

  export class OpenRouter {
    constructor(options: { serverURL: string; apiKey: string });
    readonly byok: {
      create(request: { createBYOKKeyRequest: object }): Promise<Answer>;
      list(request: {
        provider: string;
        limit: number;
      }): Promise<AsyncIterable<{ result: { data: object[] } }>>;
      get(request: { id: string }): Promise<Answer>;
      update(request: { id: string; updateBYOKKeyRequest: object }): Promise<Answer>;
      delete(request: { id: string }): Promise<{ deleted: true }>;
    };
  }
}

declare module "@openrouter/sdk/models/errors" {
  class ResponseError extends Error {
    readonly error: { code: number; message: string };
  }
  export class UnauthorizedResponseError extends ResponseError {}
  export class NotFoundResponseError extends ResponseError {}
}
