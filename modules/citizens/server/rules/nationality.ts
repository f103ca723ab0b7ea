import { isIbge } from '@pec-aberto/brazil';
import { isDay } from '#platform/contract/typed';
import { NOT_LISTED } from '#platform/contract/form/faults';
import { countries } from '../../contract/codes/countries.ts';
import { BRAZIL, BRAZILIAN, FOREIGN, NATURALIZED } from '../../contract/codes.ts';
import type { FormFields } from '../../contract/fields.ts';
import { type Fault, fault } from './fault.ts';

/** "Naturalidade" (FCI dtNaturalizacao, portariaNaturalizacao, dtEntradaBrasil, paisNascimento). */

const COUNTRIES = new Set(countries.map(({ code }) => code));
const LONGEST_ORDINANCE = 16;

export function* nationalityFaults(fields: FormFields, today: string): Generator<Fault> {
  const { nationality, birthMunicipalityIbge, birthCountry, naturalizationOrdinance } = fields;
  if (nationality === BRAZILIAN && birthMunicipalityIbge !== null && !isIbge(birthMunicipalityIbge)) {
    yield fault('birthMunicipalityIbge', NOT_LISTED);
  }
  if (nationality === NATURALIZED) {
    yield* sinceBirth('naturalizedOn', fields.naturalizedOn, fields.birthDate, today);
    if (naturalizationOrdinance !== null && naturalizationOrdinance.length > LONGEST_ORDINANCE) {
      yield fault('naturalizationOrdinance', `A portaria tem no máximo ${LONGEST_ORDINANCE} caracteres.`);
    }
  }
  if (nationality === FOREIGN) {
    if (birthCountry !== null && (!COUNTRIES.has(birthCountry) || birthCountry === BRAZIL)) {
      yield fault('birthCountry', 'Escolha na lista o país de nascimento, que não é o Brasil.');
    }
    yield* sinceBirth('enteredBrazilOn', fields.enteredBrazilOn, fields.birthDate, today);
  }
}

/** A day of the person's life: it exists, and it lies between birth and today. */
export function* sinceBirth(
  path: string,
  day: string | null,
  birthDate: string | null,
  today: string,
): Generator<Fault> {
  if (day === null) return;
  if (!isDay(day)) yield fault(path, 'Esta data não existe. Confira dia, mês e ano.');
  else if (day > today) yield fault(path, 'Esta data ainda não chegou. Confira dia, mês e ano.');
  else if (birthDate !== null && day < birthDate) {
    yield fault(path, 'Esta data é anterior ao nascimento. Confira as duas datas.');
  }
}
