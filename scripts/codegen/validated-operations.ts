/**
 * The operations whose requests and responses are checked at run time. Other operations have types but no validators.
 */
export const validatedOperations: readonly string[] = [
  "GET /byok",
  "POST /byok",
  "GET /byok/{id}",
  "PATCH /byok/{id}",
  "DELETE /byok/{id}",
  "GET /workspaces",
];
