const maxItems = 100_000;
const maxCharacters = 32 * 1024 * 1024;

/** Limits the amount of data that one search keeps in memory, however much a server sends. */
export class Budget {
  #items = 0;
  #characters = 0;

  /** Whether there is room for more items. */
  hasRoomFor(items: readonly object[]): boolean {
    return (
      this.#items + items.length <= maxItems && this.#characters + lengthOf(items) <= maxCharacters
    );
  }

  keep(items: readonly object[]): void {
    this.#items += items.length;
    this.#characters += lengthOf(items);
  }

  release(items: readonly object[]): void {
    this.#items -= items.length;
    this.#characters -= lengthOf(items);
  }
}

/** The total length of all strings in a list of items. */
function lengthOf(items: readonly object[]): number {
  const values = items.flatMap((item): unknown[] => Object.values(item));
  const texts = values.filter((value) => typeof value === "string");
  return texts.reduce((sum, text) => sum + text.length, 0);
}
