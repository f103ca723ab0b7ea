import { isPhone, normalizeDigits } from '@pec-aberto/brazil';
import type { CitizenFields } from './values.ts';

const CIVIL = /^\d{4}-\d{2}-\d{2}$/;

/** What the search page carries (name, cpf, cns, birthDate, motherName, phone), as fields of the form. */
export function typedInSearch(search: Record<string, unknown>): Partial<CitizenFields> {
  const text = (name: string) => {
    const value = search[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  };
  // An address reads "01234567890" as a number, and its zeros are gone.
  const number = (name: string, length: number) => {
    const digits = normalizeDigits(text(name));
    return digits && digits.padStart(length, '0');
  };
  const phone = normalizeDigits(text('phone'));
  const land = isPhone(phone) && phone.length === 10;
  return {
    name: text('name'),
    motherName: text('motherName'),
    cpf: number('cpf', 11),
    cns: number('cns', 15),
    birthDate: CIVIL.test(text('birthDate')) ? text('birthDate') : '',
    [land ? 'phoneHome' : 'phoneMobile']: phone,
  };
}
