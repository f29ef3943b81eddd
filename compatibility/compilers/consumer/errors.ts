import { ByokDeletionError, ByokError, isByokError, isDeletionError } from "openrouter-byok";
import type { ByokInputArgument, CredentialState } from "openrouter-byok";

/** The switch covers every state. Otherwise, this function would not return on every path. */
export function whatToDo(error: ByokDeletionError): string {
  switch (error.credential) {
    case "absent":
      return "nothing";
    case "unchanged":
      return error.detail ?? error.message;
    case "unknown":
      return `call again, after ${String(error.attempts)} attempts`;
  }
}

export function stateOf(thrown: unknown): CredentialState {
  if (!isDeletionError(thrown)) throw thrown;
  return thrown.credential;
}

/** The guards and `instanceof` narrow an error to types that these functions accept. */
export function describe(thrown: unknown): string {
  if (thrown instanceof ByokDeletionError) return whatToDo(thrown);
  if (thrown instanceof ByokError) return explain(thrown);
  return isByokError(thrown) ? explain(thrown) : String(thrown);
}

/** The switch covers every reason, and each reason narrows the properties. */
export function explain(error: ByokError): string {
  switch (error.reason) {
    case "input": {
      const argument: ByokInputArgument = error.argument;
      const body: undefined = error.body;
      return [argument, body].join();
    }
    case "http":
    case "response":
      return error.status.toFixed();
    case "network":
    case "timeout":
    case "abort": {
      const status: undefined = error.status;
      return `no response ${String(status)}`;
    }
  }
}

/** A documented status narrows the body to the documented body. The error for a proxy's response has no body. */
export function bodyOf404(error: ByokError): string {
  if (error.status !== 404) return "";
  const body: { error: { code: number; message: string } } | undefined = error.body;
  return body?.error.message ?? "";
}

/** An error with a body also has a detail and a documented status. */
export function detailOf(error: ByokError): string {
  if (!error.body) return "";
  const status: 401 | 404 | 500 = error.status;
  const { code } = error.body.error;
  return `${String(status)} ${String(code)} ${error.detail.toUpperCase()}`;
}

/** An error with an undocumented status has no body. */
export function bodyOf429(error: ByokError): undefined {
  if (error.status === 429) return error.body;
  return undefined;
}
