// bench/programs/peers.d.ts declares the other parts of the official SDK that the checks use.

declare module "@openrouter/sdk/models/errors" {
  class ResponseError extends Error {
    readonly error: { code: number; message: string };
  }
  export class UnauthorizedResponseError extends ResponseError {}
  export class NotFoundResponseError extends ResponseError {}
}
