/**
 * Text that stays text in Markdown, and in its cell of a table or its item of a list.
 *
 * @param {string} text
 */
export function inMarkdown(text) {
  return (
    text
      .replaceAll(/[\\|<>`*_~&[\]]/g, "\\$&")
      // On GitHub, these would call somebody, or link to an issue: not with an invisible space behind.
      .replaceAll(/[@#](?=\w)/g, "$&\u200b")
      .replaceAll(/\s+/g, " ")
  );
}
