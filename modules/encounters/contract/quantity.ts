import type { Prescribed } from './content.ts';

/** How much of a medicine is handed out, and in what where the table says it: "2 × frasco 100 ml". */
export const quantityText = ({
  quantity,
  supplyUnit,
}: Pick<Prescribed, 'quantity' | 'supplyUnit'>): string =>
  supplyUnit === undefined ? String(quantity) : `${quantity} × ${supplyUnit.toLowerCase()}`;
