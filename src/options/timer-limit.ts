/** The longest delay of a timer, in milliseconds. With a longer delay, a timer fires immediately. */
export const longestDelayMs: number = 2 ** 31 - 1;
