import { isErrorEnvelope } from "../contract/error-envelope.ts";
import type { paths } from "../generated/schema.ts";
import { isByokError } from "../index.ts";
import type { ByokClient } from "../index.ts";
import { checkId } from "../options/check-id.ts";
import { isRejection } from "../outcome/evidence.ts";
import { describeCause } from "./describe-cause.ts";

export type ListQuery = Pick<
  NonNullable<paths["/byok"]["get"]["parameters"]["query"]>,
  "provider" | "workspace_id"
>;

/** A credential as a server listed it: beside its id, its properties may be anything. */
export type ListedCredential = Readonly<Record<string, unknown>> & { readonly id: string };

/** The list could not be read. */
export class ListError extends Error {
  /** Whether the API rejected the request, so that the same request will fail again. */
  readonly isRefusal: boolean;

  constructor(message: string, isRefusal = false) {
    super(message);
    this.isRefusal = isRefusal;
  }
}

const pageSize = 100;
const maxCredentials = 100_000;
const maxReadings = 3;

/**
 * Reads every page of the list.
 *
 * @throws ListError
 */
export async function listCredentials(
  { api }: ByokClient,
  query: ListQuery = {},
): Promise<ListedCredential[]> {
  const readPage = (offset: number): Promise<Page> =>
    requestPage(api, { ...query, offset, limit: pageSize });
  for (let reading = 0; reading < maxReadings; reading++) {
    const credentials = await readPages(readPage);
    if (credentials) return credentials;
  }
  throw new ListError("the list changed each time it was read: try again");
}

interface Page {
  readonly data: readonly ListedCredential[];
  readonly total_count?: unknown;
}

/**
 * Reads the list once. Each page begins with the last credential of the one before, which shows whether the
 * list moved between the two.
 *
 * @returns undefined if it did
 */
async function readPages(
  readPage: (offset: number) => Promise<Page>,
): Promise<ListedCredential[] | undefined> {
  const credentials = new Map<string, ListedCredential>();
  let lastId: string | undefined;
  while (credentials.size < maxCredentials) {
    const { data, total_count: total } = await readPage(Math.max(0, credentials.size - 1));
    if (lastId !== undefined && data[0]?.id !== lastId) return undefined;
    const added = lastId === undefined ? data : data.slice(1);
    for (const credential of added) {
      const id = credential.id.toLowerCase();
      if (credentials.has(id)) return undefined;
      credentials.set(id, credential);
    }
    lastId = data.at(-1)?.id;
    if (credentials.size === total) return [...credentials.values()];
    // A server that names no total has no more pages than it has credentials.
    if (added.length === 0)
      return typeof total === "number" ? undefined : [...credentials.values()];
  }
  throw new ListError(`the list has more than ${maxCredentials} credentials`);
}

async function requestPage(
  api: ByokClient["api"],
  query: ListQuery & { offset: number; limit: number },
): Promise<Page> {
  // As text, since what openapi-fetch throws about malformed JSON quotes the body.
  const request = api.GET("/byok", { params: { query }, parseAs: "text" });
  const { data, error, response } = await request.catch((cause: unknown) => {
    throw isByokError(cause) ? new ListError(describeCause(cause)) : cause;
  });
  const { status } = response;
  if (!response.ok) throw describeFailure(status, error);
  const page = parsePage(data);
  if (page) return page;
  throw new ListError(`the response has status ${status}, but is not a list of credentials`);
}

function describeFailure(status: number, body: unknown): ListError {
  const message = `the response has status ${status}`;
  const detail = isErrorEnvelope(body) ? body.error.message.slice(0, 300) : "";
  // No credential is to be found under this path, so a 404 is a refusal too.
  return new ListError(`${message} (${detail})`, isRejection(status) || status === 404);
}

function parsePage(text: string | undefined): Page | undefined {
  try {
    const page = JSON.parse(text ?? "") as Page;
    for (const { id } of page.data) checkId(id);
    return page;
  } catch {
    // Not JSON, not a list, or not of credentials.
    return undefined;
  }
}
