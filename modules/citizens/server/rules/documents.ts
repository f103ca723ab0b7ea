import { isCns, isCpf, normalizeDigits, UFS } from '@pec-aberto/brazil';
import { isDay } from '#platform/contract/typed';
import type { DocumentKind } from '../../contract/codes.ts';
import { type Fault, fault } from './fault.ts';
import { signFault } from './text.ts';

export type DocumentDetails = { issuer?: string; uf?: string; issuedOn?: string };
export type DocumentInput = { kind: DocumentKind; number: string; details?: DocumentDetails };

const digitsOnly: ReadonlySet<DocumentKind> = new Set(['cpf', 'cns', 'nis', 'dnv']);

/** A number as it is kept: digits for those that are digits, capitals without doubled spaces for the others. */
export function normaliseNumber(kind: DocumentKind, number: string): string {
  if (digitsOnly.has(kind)) return normalizeDigits(number);
  return number.trim().replace(/\s+/g, ' ').toUpperCase();
}

/** CPF-RULE, CNS-RULE, FCI numeroNisPisPasep (11) and dnv (11–15 digits); the others by their length alone. */
const RULES: Readonly<Record<DocumentKind, (number: string) => string | undefined>> = {
  cpf: (number) => (isCpf(number) ? undefined : 'O CPF não confere. Confira os 11 dígitos.'),
  cns: (number) => (isCns(number) ? undefined : 'O CNS não confere. Confira os 15 dígitos.'),
  nis: (number) => (number.length === 11 ? undefined : 'O NIS tem 11 dígitos.'),
  dnv: (number) => (/^\d{11,15}$/.test(number) ? undefined : 'A DNV tem de 11 a 15 dígitos.'),
  rg: (number) => within(number, 20),
  prontuario: (number) => within(number, 30),
  passport: (number) => within(number, 20),
  other: (number) => within(number, 60),
};
const within = (number: string, most: number) =>
  /[0-9A-Z]/.test(number) && number.length <= most ? undefined : `Use até ${most} letras e números.`;

/** What is wrong with a document; paths `number`, `details.uf`, `details.issuedOn`, `details.issuer`. */
export function documentFaults({ kind, number, details = {} }: DocumentInput, today: string): Fault[] {
  const faults: Fault[] = [];
  const bad = signFault(number.trim()) ?? RULES[kind](normaliseNumber(kind, number));
  if (bad) faults.push(fault('number', bad));
  const { uf, issuedOn, issuer } = details;
  if (uf && !UFS.some(({ sigla }) => sigla === uf))
    faults.push(fault('details.uf', 'Escolha o estado na lista.'));
  if (issuedOn && (!isDay(issuedOn) || issuedOn > today)) {
    faults.push(fault('details.issuedOn', 'Esta data não existe ou ainda não chegou.'));
  }
  const signs = signFault(issuer ?? '');
  if (signs) faults.push(fault('details.issuer', signs));
  return faults;
}
