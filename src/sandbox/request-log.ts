/** A request that the sandbox received. */
export interface RecordedRequest {
  /** The HTTP method. */
  readonly method: string;
  /** The path relative to the base URL, such as `"/byok"`, without the query. */
  readonly path: string;
  /** The status of the response. `null` before the response, or if the connection was broken. */
  readonly status: number | null;
}

/** The maximum number of recorded requests. A sandbox may run for a long time, so older requests are dropped. */
const maxRequests = 10_000;

/** The most recent requests to a sandbox, oldest first. */
export class RequestLog {
  readonly #requests: RecordedRequest[] = [];

  get requests(): readonly RecordedRequest[] {
    return this.#requests.map((request) => ({ ...request }));
  }

  /** Records a request, and the status of its response once it is known. */
  async record(method: string, path: string, response: Promise<Response>): Promise<Response> {
    const request: { method: string; path: string; status: number | null } = {
      method,
      path,
      status: null,
    };
    this.#requests.push(request);
    if (this.#requests.length > maxRequests) this.#requests.shift();
    const received = await response;
    request.status = received.status;
    return received;
  }
}
