/**
 * The operations with validators. The client checks their error responses and the confirmation of a deletion at run
 * time; the sandbox checks requests and its own responses. Other operations have types but no validators.
 */
export const validatedOperations: readonly string[] = [
  "GET /byok",
  "POST /byok",
  "GET /byok/{id}",
  "PATCH /byok/{id}",
  "DELETE /byok/{id}",
  "GET /workspaces",
];
