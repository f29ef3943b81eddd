import type { ByokErrorReason, CredentialState } from "../../src/index.ts";

/** The result of one attempt: a response, or `"lost"` if the connection was lost. */
export type Exchange =
  | "lost"
  | {
      readonly status: number;
      readonly contentType: string | null;
      readonly body: string;
      readonly isRedirected?: boolean;
    };

/** The expected result of a deletion. */
export interface ExpectedOutcome {
  readonly credential: CredentialState | "deleted";
  readonly reason?: ByokErrorReason;
  readonly status?: number;
  /** The message of the API's error body, before masking. */
  readonly message?: string;
  readonly hasBody?: boolean;
}

/** An implementation of the outcome table and of the contract's schemas that is independent of `src/`. */
export function expectOutcome(exchanges: readonly Exchange[]): ExpectedOutcome {
  const proofs = exchanges.map(proofOf);
  const last = exchanges.at(-1);
  const proof = proofs.at(-1) ?? "unchanged";
  if (proof === "deleted") return { credential: proof };
  const isUnclear = proof === "unchanged" && proofs.some((earlier) => earlier !== "unchanged");
  const credential = isUnclear ? "unknown" : proof;
  if (last === undefined || last === "lost") return { credential, reason: "network" };
  const { status } = last;
  if (isRedirect(last)) return { credential, reason: "http", status, hasBody: false };
  const value = parseJson(last.body);
  return {
    credential,
    reason: status < 300 ? "response" : "http",
    status,
    ...(isEnvelope(value) && { message: value.error.message }),
    hasBody: isFromApi(last) && documentedErrors.includes(status),
  };
}

const documentedErrors = [401, 404, 500];
const foreignProperties = ["type", "param", "status", "errors", "details"];

function proofOf(exchange: Exchange): CredentialState | "deleted" {
  if (exchange === "lost" || isRedirect(exchange)) return "unknown";
  const { status, body } = exchange;
  if (status === 200 && isConfirmation(parseJson(body))) return "deleted";
  if (!isFromApi(exchange)) return "unknown";
  if (status === 404) return "absent";
  const isRejection = status >= 400 && status <= 451 && ![408, 410, 424].includes(status);
  return isRejection ? "unchanged" : "unknown";
}

function isRedirect({ status, isRedirected }: Exclude<Exchange, "lost">): boolean {
  return isRedirected === true || (status >= 300 && status < 400);
}

function isFromApi({ status, contentType, body }: Exclude<Exchange, "lost">): boolean {
  const mediaType = contentType?.split(";")[0]?.trim().toLowerCase();
  const value = parseJson(body);
  return (
    mediaType === "application/json" &&
    isEnvelope(value) &&
    value.error.code === status &&
    !foreignProperties.some((name) => Object.hasOwn(value.error, name)) &&
    (!documentedErrors.includes(status) || hasDocumentedExtras(value))
  );
}

function isConfirmation(value: unknown): boolean {
  return isObject(value) && value["deleted"] === true;
}

function isEnvelope(value: unknown): value is { error: { code: number; message: string } } {
  if (!isObject(value) || !isObject(value["error"])) return false;
  const { code, message } = value["error"];
  return Number.isInteger(code) && typeof message === "string";
}

function hasDocumentedExtras(value: object): boolean {
  const { error, openrouter_metadata, user_id } = value as Record<string, unknown>;
  const objects = [openrouter_metadata, (error as Record<string, unknown>)["metadata"]];
  const isAbsent = (part: unknown): boolean => part === undefined || part === null;
  return (
    objects.every((part) => isAbsent(part) || isObject(part)) &&
    (isAbsent(user_id) || typeof user_id === "string")
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
