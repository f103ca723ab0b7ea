/** Each `0` of a mask is one digit; the rest is written by itself (ui.md §6). */
export const MASKS = {
  cpf: '000.000.000-00',
  cns: '000 0000 0000 0000',
  cnes: '0000000',
  ibge: '0000000',
  ine: '0000000000',
  date: '00/00/0000',
} as const;
export type MaskName = keyof typeof MASKS;

export const onlyDigits = (text: string) => text.replace(/\D/g, '');

export function maskLength(mask: string): number {
  return mask.split('0').length - 1;
}

/** Digits in the shape of the mask, as far as they go: ('123456', cpf) → '123.456'. */
export function applyMask(digits: string, mask: string): string {
  let used = 0;
  let text = '';
  for (const sign of mask) {
    if (used === digits.length) break;
    text += sign === '0' ? digits[used++] : sign;
  }
  return text;
}

/** Place in the masked text after its nth digit, so that the caret stays where the person types. */
export function caretAfter(masked: string, digits: number): number {
  let seen = 0;
  for (let place = 0; place < masked.length; place++) {
    if (seen === digits) return place;
    if (/\d/.test(masked[place] ?? '')) seen += 1;
  }
  return masked.length;
}
