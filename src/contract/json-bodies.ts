/** The documented JSON bodies of the responses to an operation, by status. */
export type JsonBodies<Responses> = {
  readonly [
    Status in keyof Responses as Responses[Status] extends Json ? Status : never
  ]: Responses[Status] extends Json<infer Body> ? Body : never;
};

interface Json<Body = unknown> {
  content: { "application/json": Body };
}
