import { cnpjCheckDigits } from './cnpj.ts';
import { cnsEnding } from './cns.ts';
import { cpfCheckDigits } from './cpf.ts';
import { isRepeated } from './digits.ts';

/**
 * Valid numbers for tests and synthetic municipalities, the same for the same seed on every machine.
 * They are not reserved: a number may belong to a real person, so never send them to a federal service.
 */

/** `length` digits that look random; different for each seed below 10^length. */
function scatter(seed: number, length: number): string {
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new RangeError(`A semente deve ser um número inteiro não negativo: ${seed}`);
  }
  // The factor has no common divisor with 10, so that the product is a permutation.
  const value = (BigInt(seed) * 61_803_398_879n + 271_828_183n) % 10n ** BigInt(length);
  return value.toString().padStart(length, '0');
}

/** A valid CPF, 11 digits. Seeds below 10^9 give different numbers, but for ten that collide. */
export function generateCpf(seed: number): string {
  const base = scatter(seed, 9);
  const valid = isRepeated(base) ? `${base.slice(0, 8)}${(Number(base[8]) + 1) % 10}` : base;
  return valid + cpfCheckDigits(valid);
}

/** A valid CNS, 15 digits, starting with `first`. Seeds below 10^10 give different numbers. */
export function generateCns(seed: number, first: 1 | 2 | 5 | 7 | 8 | 9 = 7): string {
  const base = `${first}${scatter(seed, 10)}`;
  // The ending of a definitive number also makes the sum of a provisional one right.
  return base + cnsEnding(base);
}

/** A valid CNPJ of a head office, 14 characters; with letters when `kind` says so. */
export function generateCnpj(seed: number, kind: 'numeric' | 'alphanumeric' = 'numeric'): string {
  const digits = scatter(seed, 8);
  const root =
    kind === 'numeric' ? digits : digits.replace(/[0-9]/g, (digit, place: number) => letter(digit, place));
  const base = `${root}0001`;
  return base + cnpjCheckDigits(base);
}

/** Every other digit becomes a letter, one for one. */
function letter(digit: string, place: number): string {
  return place % 2 === 0 ? String.fromCharCode(65 + Number(digit)) : digit;
}
