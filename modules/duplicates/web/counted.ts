import { formatNumber } from '#ui/kit/format';

/** '1 par', '1.204 pares'. */
export const counted = (count: number, one: string, many: string): string =>
  `${formatNumber(count)} ${count === 1 ? one : many}`;
