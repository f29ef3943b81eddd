/** The JSON body of each response that an operation documents with one, by status. */
export type JsonBodies<Responses> = {
  readonly [
    Status in keyof Responses as Responses[Status] extends Json ? Status : never
  ]: Responses[Status] extends Json<infer Body> ? Body : never;
};

interface Json<Body = unknown> {
  content: { "application/json": Body };
}
