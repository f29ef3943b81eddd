import { ByokDeletionError, ByokError, isByokError, isDeletionError } from "openrouter-byok";
import type { ByokInputArgument, CredentialState } from "openrouter-byok";

/** No state is left over, or this would not return everywhere. */
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

/** The functions accept what the guards and instanceof narrow to. */
export function describe(thrown: unknown): string {
  if (thrown instanceof ByokDeletionError) return whatToDo(thrown);
  if (thrown instanceof ByokError) return explain(thrown);
  return isByokError(thrown) ? explain(thrown) : String(thrown);
}

/** No reason is left over either, and each brings its own facts. */
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
      return `no answer ${String(status)}`;
    }
  }
}

/** A status that is documented narrows the body to the documented one, which a proxy's answer lacks. */
export function bodyOf404(error: ByokError): string {
  if (error.status !== 404) return "";
  const body: { error: { code: number; message: string } } | undefined = error.body;
  return body?.error.message ?? "";
}

/** A body says that there is a detail and a status that is documented. */
export function detailOf(error: ByokError): string {
  if (!error.body) return "";
  const status: 401 | 404 | 500 = error.status;
  const { code } = error.body.error;
  return `${String(status)} ${String(code)} ${error.detail.toUpperCase()}`;
}

/** A status that is not documented has no body. */
export function bodyOf429(error: ByokError): undefined {
  if (error.status === 429) return error.body;
  return undefined;
}
