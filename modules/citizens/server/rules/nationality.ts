import { isIbge } from '@pec-aberto/brazil';
import { countries } from '../../contract/codes/countries.ts';
import { BRAZIL, BRAZILIAN, FOREIGN, nationalities, NATURALIZED } from '../../contract/codes.ts';
import type { FormFields } from '../../contract/fields.ts';
import { isDay } from './dates.ts';
import { type Fault, fault, NOT_LISTED, REQUIRED } from './fault.ts';

/** "Naturalidade" (§2.4; FCI dtNaturalizacao, portariaNaturalizacao, dtEntradaBrasil, paisNascimento). */

const COUNTRIES = new Set(countries.map(({ code }) => code));
export const isCountry = (code: number): boolean => COUNTRIES.has(code);
const LONGEST_ORDINANCE = 16;

export function* nationalityFaults(fields: FormFields, today: string): Generator<Fault> {
  const { nationality, birthMunicipalityIbge, birthCountry, naturalizationOrdinance } = fields;
  if (nationality === null) yield fault('nationality', REQUIRED);
  else if (!nationalities.some(({ code }) => code === nationality)) yield fault('nationality', NOT_LISTED);
  if (nationality === BRAZILIAN) {
    if (birthMunicipalityIbge === null) yield fault('birthMunicipalityIbge', REQUIRED);
    else if (!isIbge(birthMunicipalityIbge)) yield fault('birthMunicipalityIbge', NOT_LISTED);
  }
  if (nationality === NATURALIZED) {
    yield* sinceBirth('naturalizedOn', fields.naturalizedOn, fields.birthDate, today);
    if (naturalizationOrdinance === null) yield fault('naturalizationOrdinance', REQUIRED);
    else if (naturalizationOrdinance.length > LONGEST_ORDINANCE) {
      yield fault('naturalizationOrdinance', `A portaria tem no máximo ${LONGEST_ORDINANCE} caracteres.`);
    }
  }
  if (nationality === FOREIGN) {
    if (birthCountry === null) yield fault('birthCountry', REQUIRED);
    else if (!isCountry(birthCountry) || birthCountry === BRAZIL) {
      yield fault('birthCountry', 'Escolha na lista o país de nascimento, que não é o Brasil.');
    }
    yield* sinceBirth('enteredBrazilOn', fields.enteredBrazilOn, fields.birthDate, today);
  }
}

/** A day of the person's life: there is one, it exists, and it lies between birth and today. */
export function* sinceBirth(
  path: string,
  day: string | null,
  birthDate: string | null,
  today: string,
): Generator<Fault> {
  if (day === null) yield fault(path, REQUIRED);
  else if (!isDay(day)) yield fault(path, 'Esta data não existe. Confira dia, mês e ano.');
  else if (day > today) yield fault(path, 'Esta data ainda não chegou. Confira dia, mês e ano.');
  else if (birthDate !== null && day < birthDate) {
    yield fault(path, 'Esta data é anterior ao nascimento. Confira as duas datas.');
  }
}
