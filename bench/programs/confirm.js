/**
 * What a program has to check itself if nothing that it uses does.
 *
 * @param {unknown} body
 */
export function confirm(body) {
  if (typeof body === "object" && body !== null && "deleted" in body && body.deleted === true)
    return;
  throw new Error("the answer does not confirm the deletion");
}
