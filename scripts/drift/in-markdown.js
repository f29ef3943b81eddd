/**
 * Text that stays text in Markdown, and in its cell of a table or its item of a list.
 *
 * @param {string} text
 */
export function inMarkdown(text) {
  return text.replaceAll(/[\\|<>`[\]]/g, "\\$&").replaceAll(/\s+/g, " ");
}
