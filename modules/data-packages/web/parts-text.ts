import { formatNumber } from '#ui/index';

/** What a package has, in words: "5.023 procedimentos · 10 instrumentos". */
export const partsText = (parts: ReadonlyArray<{ name: string; rows: number }>): string =>
  parts.map(({ name, rows }) => `${formatNumber(rows)} ${name}`).join(' · ');
