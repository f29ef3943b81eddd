/** A request that cannot be performed. The response has the status and the message of this error. */
export class RequestError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Creates an error body in the API's error envelope. */
export function toEnvelope(status: number, message: string): object {
  return { error: { code: status, message } };
}

/** Creates an error response in the API's own format. */
export function errorResponse(
  status: number,
  message: string,
  headers: Record<string, string> = {},
): Response {
  return Response.json(toEnvelope(status, message), { status, headers });
}
