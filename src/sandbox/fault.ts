/** Something that goes wrong with one request. */
export interface Fault {
  /** Milliseconds to wait before anything else. */
  readonly delayMs?: number;
  /** Answer with this status. */
  readonly status?: number;
  /**
   * Answer with this body.
   *
   * @defaultValue an error in the API's own format
   */
  readonly body?: string;
  /** Answer with these header fields. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Break the connection off instead of answering. */
  readonly dropsConnection?: boolean;
  /**
   * Do what the request asks for all the same, as a server does whose answer gets lost.
   *
   * @defaultValue false
   */
  readonly acts?: boolean;
}
