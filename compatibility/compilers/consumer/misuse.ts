import { createByokClient, deleteByokKey } from "openrouter-byok";
import type {
  ByokCallOptions,
  ByokClient,
  ByokDeletionError,
  ByokError,
  CredentialState,
} from "openrouter-byok";
import { createSandbox } from "openrouter-byok/sandbox";
import type { Fault } from "openrouter-byok/sandbox";

// The compiler must reject each of these statements. If it accepts a statement, it reports the directive as unused.

// @ts-expect-error An id must be a string.
export const numberAsId = (): unknown => deleteByokKey(5);

// @ts-expect-error An id is required.
export const noId = (): unknown => deleteByokKey();

// @ts-expect-error Options must be an object.
export const keyAsOptions = (): unknown => deleteByokKey("id", "sk-or-v1-key");

// @ts-expect-error There is no such option.
export const misspelt = (): unknown => deleteByokKey("id", { timeout: 5000 });

// @ts-expect-error A key must be a string or a function that returns a string.
export const numberAsKey = (): unknown => createByokClient({ apiKey: 5 });

// @ts-expect-error A fetch must resolve to a response.
export const wrongFetch = (): unknown => createByokClient({ fetch: () => Promise.resolve("") });

// @ts-expect-error The key is an option of a client, not of a call.
export const callOptions: ByokCallOptions = { apiKey: "sk" };

// @ts-expect-error The contract has no such path.
export const noPath = ({ api }: ByokClient): unknown => api.DELETE("/keys/{id}");

// @ts-expect-error The path needs an id.
export const noPathId = ({ api }: ByokClient): unknown => api.DELETE("/byok/{id}");

// @ts-expect-error There is no such state.
export const noState: CredentialState = "deleted";

// @ts-expect-error Not every error has a body.
export const unnarrowedBody = (error: ByokError): string => error.body.error.message;

export const assignedBody = (error: ByokError): { error: { message: string } } | undefined =>
  // @ts-expect-error The error for a 404 may lack the documented body.
  error.status === 404 ? error.body.error : undefined;

// @ts-expect-error Only the error for a rejected argument names an argument.
export const noArgument = (error: ByokError): string => error.argument;

// @ts-expect-error A thrown value is unknown until a guard narrows it.
export const unguarded = (thrown: unknown): ByokError => thrown;

// @ts-expect-error The properties of an error are read-only.
export const changed = (error: ByokDeletionError): unknown => (error.credential = "absent");

// @ts-expect-error Only the error of a failed deletion has a credential.
export const noCredential = (error: ByokError): string => String(error.credential);

// @ts-expect-error There is no such fault.
export const noFault: Fault = { statusCode: 503 };

// @ts-expect-error A credential needs a provider key.
export const noProviderKey = (): unknown => createSandbox().addCredential({ provider: "openai" });
