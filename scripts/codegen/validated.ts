/**
 * The operations whose requests the sandbox checks and whose responses the client or the sandbox checks at run time.
 * The others have types but no validators.
 */
export const validated: readonly string[] = [
  "GET /byok",
  "POST /byok",
  "GET /byok/{id}",
  "PATCH /byok/{id}",
  "DELETE /byok/{id}",
];
