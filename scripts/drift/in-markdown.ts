/** Text that has no effect as Markdown, also in a table cell or a list item. */
export function inMarkdown(text: string): string {
  return (
    text
      .replaceAll(/[\\|<>`*_~&[\]]/g, "\\$&")
      // An invisible space keeps GitHub from notifying somebody or linking an issue.
      .replaceAll(/[@#](?=\w)/g, "$&\u200b")
      .replaceAll(/\s+/g, " ")
  );
}
