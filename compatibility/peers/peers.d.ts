// The other used parts of the official SDK are declared in bench/programs/peers.d.ts.

declare module "@openrouter/sdk/models/errors" {
  class ResponseError extends Error {
    readonly error: { code: number; message: string };
  }
  export class UnauthorizedResponseError extends ResponseError {}
  export class NotFoundResponseError extends ResponseError {}
}
