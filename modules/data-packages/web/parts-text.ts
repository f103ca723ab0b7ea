import { formatNumber } from '#ui/index';

/** What a package has, in words: "5.023 procedimentos · 10 instrumentos"; of one that came before parts were told, its rows. */
export const partsText = (parts: ReadonlyArray<{ name: string; rows: number }>, rows = 0): string =>
  parts.length === 0
    ? `${formatNumber(rows)} linhas`
    : parts.map((part) => `${formatNumber(part.rows)} ${part.name}`).join(' · ');

/** A version as people read it: a month of the source is a competência. */
export const versionText = (version: string): string => {
  const [, year, month] = /^(20\d\d)(\d\d)$/.exec(version) ?? [];
  return year === undefined ? version : `competência ${month}/${year}`;
};
