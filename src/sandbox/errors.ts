/** The reason why a request cannot be performed, as the status and message of the response. */
export class RequestError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** The API's error envelope. */
export function toEnvelope(status: number, message: string): object {
  return { error: { code: status, message } };
}

/** Responds with an error in the API's own format. */
export function errorResponse(
  status: number,
  message: string,
  headers: Record<string, string> = {},
): Response {
  return Response.json(toEnvelope(status, message), { status, headers });
}
