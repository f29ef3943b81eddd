/** The part of the API's error envelope that the client reads. */
export interface ErrorEnvelope {
  readonly error: { readonly code: number; readonly message: string };
}

/**
 * Properties of `error` that the API does not send. vLLM, llama.cpp and Google's APIs send them in an envelope that
 * otherwise looks the same.
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
