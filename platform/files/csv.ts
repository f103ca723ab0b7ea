/** Before the first line, so that spreadsheets read the file as UTF-8. */
export const CSV_BYTE_ORDER_MARK = '\ufeff';

/** A line of a CSV as Brazilian spreadsheets open it: semicolons, every cell quoted. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(';')}\r\n`;

/**
 * What a spreadsheet would take for a formula is made text, also behind blanks and in the forms East Asian keyboards
 * write. A lone dash is none: official reports write it where there is nothing.
 */
function csvCell(text: string): string {
  const safe = text !== '-' && /^\s*[=+\-@|＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
