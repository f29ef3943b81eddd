import type { JsonBodies } from "../contract/json-bodies.ts";

/** An operation of the contract with the documented responses `Responses`. */
export interface Documented<Responses> {
  readonly validators: {
    readonly [Status in keyof JsonBodies<Responses>]: (body: unknown) => boolean;
  };
}

/**
 * Responds as the contract documents.
 *
 * @throws if the body is not the documented one: the sandbox does not send it
 */
export function respond<Responses, Status extends keyof JsonBodies<Responses> & number>(
  { validators }: Documented<Responses>,
  status: Status,
  body: JsonBodies<Responses>[Status],
): Response {
  if (!validators[status](body))
    throw new Error(`the contract documents no such response: ${String(status)}`);
  return Response.json(body, { status });
}

/** Responds with an error in the API's own format. */
export function errorResponse(status: number, message: string): Response {
  return Response.json({ error: { code: status, message } }, { status });
}
