import { isCns, isCpf, isPhone } from '@pec-aberto/brazil';
import { NOT_PICKED, type Picked } from '#ui/index';
import { type NotDay, type NumberTyped, readTyped, surelyWrong } from '../../contract/typed.ts';
import type { CitizenFields } from '../form/values.ts';

/** What stands in the fields of the search. */
export type AskedFields = {
  text: string;
  birthDate: string;
  motherName: string;
  birthMunicipality: Picked;
  municipality: Picked;
};

export const NOTHING_ASKED: AskedFields = {
  text: '',
  birthDate: '',
  motherName: '',
  birthMunicipality: NOT_PICKED,
  municipality: NOT_PICKED,
};

/** Typing searches from so many letters on; less only when asked for. */
const FROM = 3;
const CIVIL = /^\d{4}-\d{2}-\d{2}$/;

type Body = {
  text?: string;
  birthDate?: string;
  motherName?: string;
  birthMunicipalityIbge?: string;
  municipalityIbge?: string;
};

/** The body of the search, without what is empty; null when nothing is asked yet. `eager`: the person pressed Enter. */
export function searchBody(asked: AskedFields, eager: boolean): Body | null {
  const least = eager ? 1 : FROM;
  const text = (value: string) => (value.trim().length >= least ? value.trim() : undefined);
  const all = {
    text: text(asked.text),
    birthDate: CIVIL.test(asked.birthDate) ? asked.birthDate : undefined,
    motherName: text(asked.motherName),
    birthMunicipalityIbge: asked.birthMunicipality.value || undefined,
    municipalityIbge: asked.municipality.value || undefined,
  };
  const body = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Body;
  return Object.keys(body).length > 0 ? body : null;
}

/** What a new registration begins with: the terms of the search, each in its field. */
export function carriedFields(asked: AskedFields, today: string): Partial<CitizenFields> {
  const { name, numbers, dates } = readTyped(asked.text, today);
  // A number that can only be a mistyped one goes to its field, which says so.
  const document = (kind: 'cpf' | 'cns', isGood: (digits: string) => boolean) =>
    numbers.find((one) => isGood(one.digits) || (one.wrong === kind && surelyWrong(one)))?.digits;
  const phone =
    numbers.find(
      (one) => one.phone !== null && one.phone.length >= 10 && !isCpf(one.digits) && !surelyWrong(one),
    )?.phone ?? '';
  const land = isPhone(phone) && phone.length === 10;
  const day = [asked.birthDate, ...dates, ...numbers.map(({ date }) => date ?? '')].find((date) =>
    CIVIL.test(date),
  );
  const fields = {
    name: name.trim(),
    cpf: document('cpf', isCpf),
    cns: document('cns', isCns),
    [land ? 'phoneHome' : 'phoneMobile']: phone,
    birthDate: day,
    motherName: asked.motherName.trim(),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, typed]) => Boolean(typed)));
}

/** The search in the person's own words, for "Nenhum cadastro com “…”". */
export function saidTerms({
  text,
  birthDate,
  motherName,
  birthMunicipality,
  municipality,
}: AskedFields): string {
  const day = CIVIL.test(birthDate) ? birthDate.split('-').reverse().join('/') : '';
  const mother = motherName.trim() && `mãe ${motherName.trim()}`;
  return [text.trim(), day, mother, birthMunicipality.label, municipality.label].filter(Boolean).join(', ');
}

const NOT_DAY: Record<NotDay['why'], string> = {
  none: 'não existe',
  ahead: 'ainda não chegou',
  'too-old': 'é antiga demais',
};

function doubtOf(number: NumberTyped): string | undefined {
  const kind = number.wrong?.toUpperCase();
  if (!kind) return undefined;
  return surelyWrong(number)
    ? `${kind} inválido: confira os números`
    : `Nenhum telefone assim, e como ${kind} o número é inválido: confira os números`;
}

/** What of the text can find nobody, to be said where nobody is found. */
export function doubtsOf(text: string, today: string): string[] {
  const { numbers, notDays } = readTyped(text, today);
  return [
    ...numbers.flatMap((number) => doubtOf(number) ?? []),
    ...notDays.map((day) => `A data ${day.text} ${NOT_DAY[day.why]}`),
  ];
}
