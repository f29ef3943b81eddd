/** The wanted name, or the first of `<wanted>_2`, `<wanted>_3` and so on that is not taken. */
export function uniqueName(wanted: string, isTaken: (name: string) => boolean): string {
  let name = wanted;
  for (let n = 2; isTaken(name); n++) name = `${wanted}_${String(n)}`;
  return name;
}
