/** Something that goes wrong with one request. */
export interface Fault {
  /** Milliseconds to wait before anything else. On its own, it delays the sandbox's own answer. */
  readonly delayMs?: number;
  /**
   * The status to answer with instead of the sandbox.
   *
   * @defaultValue 500, if anything else of the answer is given
   */
  readonly status?: number;
  /**
   * The body to answer with.
   *
   * @defaultValue an error in the API's own format
   */
  readonly body?: string;
  /** Header fields to answer with. */
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
