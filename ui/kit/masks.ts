import { isCep, isCns, isCpf, isPhone } from '@pec-aberto/brazil';

/** Shapes of each official number, the shorter first: each `0` is one digit, the rest is written by itself. */
const SHAPES = {
  cpf: ['000.000.000-00'],
  cns: ['000 0000 0000 0000'],
  cpfCns: ['000.000.000-00', '000 0000 0000 0000'],
  phone: ['(00) 0000-0000', '(00) 00000-0000'],
  cep: ['00000-000'],
  cnes: ['0000000'],
  ibge: ['0000000'],
  ine: ['0000000000'],
} as const satisfies Record<string, readonly [string, ...string[]]>;
export type MaskName = keyof typeof SHAPES;

const NAMES: Record<Exclude<MaskName, 'cpfCns' | 'phone'>, string> = {
  cpf: 'CPF',
  cns: 'CNS',
  cep: 'CEP',
  cnes: 'CNES',
  ibge: 'código IBGE',
  ine: 'INE',
};

export const onlyDigits = (text: string) => text.replace(/\D/g, '');

const lengthOf = (shape: string) => shape.split('0').length - 1;

const maskLength = (mask: MaskName) => Math.max(...SHAPES[mask].map(lengthOf));

/** Brazil's code (55), the 0 of long distance with or without a carrier's two digits, the telephone itself. */
const DIALLED = /^(?:(?:00)?55)?(?:0(?:[1-9]\d)?)?([1-9][1-9](?:[2-8]\d{7}|9\d{8}))$/;

/**
 * The digits of a typed or pasted text, as the mask keeps them. Of a telephone what is dialled before the area
 * code goes: '+55 48 99111-2233' → '48991112233'. Nothing else is cut: `maskProblem` tells of what is too much.
 */
export function maskDigits(text: string, mask: MaskName): string {
  const digits = onlyDigits(text);
  if (mask !== 'phone' || isPhone(digits)) return digits;
  return DIALLED.exec(digits)?.[1] ?? digits;
}

/** Digits in the first shape that holds them, what is too much after it: ('123456', 'cpf') → '123.456'. */
export function applyMask(digits: string, mask: MaskName): string {
  const [first, ...others] = SHAPES[mask];
  const shape = [first, ...others].find((one) => lengthOf(one) >= digits.length) ?? others.at(-1) ?? first;
  let used = 0;
  let text = '';
  for (const sign of shape) {
    if (used === digits.length) break;
    text += sign === '0' ? digits[used++] : sign;
  }
  return text + digits.slice(used);
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

/** What is wrong with the digits of an official number, and what to do; undefined when they are good. */
export function maskProblem(mask: MaskName, digits: string): string | undefined {
  if (mask === 'cpfCns') {
    if (digits.length === 11 || digits.length === 15)
      return maskProblem(digits.length === 11 ? 'cpf' : 'cns', digits);
    return 'Digite os 11 números do CPF ou os 15 do CNS.';
  }
  const length = maskLength(mask);
  if (mask === 'phone') {
    if (digits.length > length) return 'Há números a mais. Deixe o DDD e o telefone: (48) 99999-0000.';
    return isPhone(digits) ? undefined : 'Digite com DDD. Exemplo: (48) 99999-0000.';
  }
  if (digits.length !== length) return `Digite os ${length} números do ${NAMES[mask]}.`;
  const good =
    mask === 'cpf' ? isCpf(digits) : mask === 'cns' ? isCns(digits) : mask !== 'cep' || isCep(digits);
  return good ? undefined : `${NAMES[mask]} não confere. Verifique os números.`;
}
