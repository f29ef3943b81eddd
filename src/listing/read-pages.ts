import type { Budget } from "./budget.ts";

/** A page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** The number of items in the whole list, if the server sends it. */
  readonly total: number | undefined;
}

interface Identified {
  readonly id: string;
}

/** Reads the page that begins at an offset. */
export type ReadPage<Item> = (offset: number) => Promise<Page<Item>>;

/** How many times a list is read if it keeps changing. */
const maxReadings = 3;

/**
 * Reads every page of a list. A list that changes in the meantime is read again.
 *
 * @returns the items, or `undefined` if the list changed each time
 */
export async function readPages<Item extends Identified>(
  readPage: ReadPage<Item>,
  budget: Budget,
): Promise<Item[] | undefined> {
  for (let reading = 0; reading < maxReadings; reading++) {
    const items = new Map<string, Item>();
    if (await readInto(items, readPage, budget)) return [...items.values()];
    budget.release([...items.values()]);
  }
  return undefined;
}

/**
 * Reads a list once. Each page after the first is requested so that it starts with the last item of the page before. If
 * it does not, the list changed between the two requests.
 *
 * @param items - The map to which the items are added, by their ids in lower case.
 * @returns whether the list stayed the same
 */
async function readInto<Item extends Identified>(
  items: Map<string, Item>,
  readPage: ReadPage<Item>,
  budget: Budget,
): Promise<boolean> {
  let lastId: string | undefined;
  for (;;) {
    const page = await readPage(Math.max(0, items.size - 1));
    if (lastId !== undefined && page.items[0]?.id !== lastId) return false;
    const added = lastId === undefined ? page.items : page.items.slice(1);
    for (const item of added) {
      const key = item.id.toLowerCase();
      if (items.has(key)) return false;
      items.set(key, item);
      budget.keep([item]);
    }
    lastId = page.items.at(-1)?.id;
    if (items.size === page.total) return true;
    // A page without new items ends the list. If the total has not been reached
    // by then, the list changed.
    if (added.length === 0) return page.total === undefined;
  }
}
