import type { Account } from "./account.ts";
import { RequestError, toEnvelope } from "./errors.ts";
import type { Call } from "./find-call.ts";
import type { SandboxRequest } from "./http.ts";
import type { PathParameters } from "./match-path.ts";
import type { Operation } from "./operations.ts";

/**
 * Performs a call.
 *
 * @throws if the response does not match the contract. The sandbox does not send such a response.
 */
export async function performCall(
  account: Account,
  { operation, parameters }: Call,
  request: SandboxRequest,
): Promise<Response> {
  const { status, body } = await replyTo(account, operation, request, parameters);
  const validate = operation.contract.validators[status];
  if (validate && !validate(body)) {
    throw new Error(`the contract does not document this response with status ${String(status)}`);
  }
  return Response.json(body, { status });
}

async function replyTo(
  account: Account,
  operation: Operation,
  request: SandboxRequest,
  parameters: PathParameters,
): Promise<{ status: number; body: object }> {
  try {
    return await operation.perform(account, request, parameters);
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    return { status: error.status, body: toEnvelope(error.status, error.message) };
  }
}
