const LINE_FEED = 10;
const TAB = 9;
const MONTH = /^\d{4}-\d{2}$/;

/** Months (`2026-11`) that an instant of these rows of COPY text falls in, in the column of this place. */
export function monthsIn(text: Buffer, column: number): Set<string> {
  const months = new Set<string>();
  for (let line = 0; line < text.length; ) {
    let at = line;
    for (let passed = 0; passed < column; passed++) at = text.indexOf(TAB, at) + 1;
    const month = text.toString('latin1', at, at + 7);
    if (MONTH.test(month)) months.add(month);
    const end = text.indexOf(LINE_FEED, at);
    line = end === -1 ? text.length : end + 1;
  }
  return months;
}
