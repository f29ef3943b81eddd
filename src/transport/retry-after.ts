const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The three forms of an HTTP date (RFC 9110, section 5.6.7). */
const dateForms = [
  // IMF-fixdate: Sun, 06 Nov 1994 08:49:37 GMT
  /^\w{3}, (?<day>\d{2}) (?<month>\w{3}) (?<year>\d{4}) (?<time>\d{2}:\d{2}:\d{2}) GMT$/,
  // RFC 850: Sunday, 06-Nov-94 08:49:37 GMT
  /^\w{6,9}, (?<day>\d{2})-(?<month>\w{3})-(?<year>\d{2}) (?<time>\d{2}:\d{2}:\d{2}) GMT$/,
  // asctime: Sun Nov  6 08:49:37 1994
  /^\w{3} (?<month>\w{3}) (?<day>[ \d]\d) (?<time>\d{2}:\d{2}:\d{2}) (?<year>\d{4})$/,
];

/** Almost 32 years. With this limit, the number of milliseconds is always an exact integer. */
const maxSeconds = 1_000_000_000;

/** Reads `Retry-After` (RFC 9110, section 10.2.3) in milliseconds. Returns `undefined` if it is missing or invalid. */
export function readRetryAfterMs(headers: Headers): number | undefined {
  const value = headers.get("retry-after") ?? "";
  if (/^\d+$/.test(value)) return Math.min(Number(value), maxSeconds) * 1000;
  const date = parseHttpDate(value);
  return date === undefined ? undefined : Math.max(0, date - Date.now());
}

function parseHttpDate(text: string): number | undefined {
  for (const form of dateForms) {
    const groups = form.exec(text)?.groups;
    if (!groups) continue;
    const { day = "", month = "", year = "", time = "" } = groups;
    const [hours, minutes, seconds] = time.split(":").map(Number);
    const monthIndex = months.indexOf(month);
    const date = Date.UTC(fullYear(year), monthIndex, Number(day), hours, minutes, seconds);
    // An unknown month has the index -1. An invalid day, such as the 32nd, moves the date into the next month.
    const isValid = monthIndex >= 0 && new Date(date).getUTCDate() === Number(day);
    return isValid ? date : undefined;
  }
  return undefined;
}

/** Expands a two-digit year to a year at most 50 years in the future (RFC 9110, section 5.6.7). */
function fullYear(year: string): number {
  if (year.length === 4) return Number(year);
  const thisYear = new Date().getUTCFullYear();
  const inThisCentury = thisYear - (thisYear % 100) + Number(year);
  return inThisCentury > thisYear + 50 ? inThisCentury - 100 : inThisCentury;
}
