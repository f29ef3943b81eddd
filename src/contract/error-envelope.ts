/** The API's error envelope, as far as the client reads it. */
export interface ErrorEnvelope {
  readonly error: { readonly code: number; readonly message: string };
}

/**
 * Properties of `error` in the envelopes of vLLM, llama.cpp and Google's APIs, which otherwise look like the envelope of
 * the API.
 */
const foreignProperties = ["type", "param", "status", "errors", "details"] as const;

export type ForeignProperty = (typeof foreignProperties)[number];

/** Tells whether a decoded body has the form of the API's error envelope. */
export function isErrorEnvelope(body: unknown): body is ErrorEnvelope {
  return (
    isObject(body) &&
    isObject(body["error"]) &&
    Number.isInteger(body["error"]["code"]) &&
    typeof body["error"]["message"] === "string"
  );
}

/** Tells whether an envelope has a property that only other servers send. */
export function isForeignEnvelope({ error }: ErrorEnvelope): boolean {
  return foreignProperties.some((name) => Object.hasOwn(error, name));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
