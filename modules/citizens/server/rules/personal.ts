import { isCns, isCpf } from '@pec-aberto/brazil';
import { NOT_LISTED } from '#platform/contract/form/faults';
import { isDay } from '#platform/contract/typed';
import { IGNORED_SEX, RACE_NOT_TOLD } from '../../contract/codes.ts';
import type { FormFields } from '../../contract/fields.ts';
import { yearsBefore } from './dates.ts';
import { type Fault, fault } from './fault.ts';
import { nameFaults } from './names.ts';

/** "Dados pessoais": CPF-RULE and CNS-RULE, names, BIRTH-RULE, sexo e raça/cor. */

const OLDEST_YEARS = 130;

/** The sentence for a birth date; `today` is the civil day of the municipality. */
function birthFault(birthDate: string, today: string): string | undefined {
  if (!isDay(birthDate)) return 'Esta data não existe. Confira dia, mês e ano.';
  if (birthDate > today) return 'A data de nascimento ainda não chegou. Confira dia, mês e ano.';
  if (birthDate < yearsBefore(today, OLDEST_YEARS)) {
    return `A data de nascimento é de mais de ${OLDEST_YEARS} anos atrás. Confira o ano.`;
  }
  return undefined;
}

export function* personalFaults(fields: FormFields, today: string): Generator<Fault> {
  const { cpf, cns, birthDate, sex, race } = fields;
  if (cpf !== null && !isCpf(cpf)) yield fault('cpf', 'O CPF não confere. Confira os 11 dígitos.');
  if (cns !== null && !isCns(cns)) yield fault('cns', 'O CNS não confere. Confira os 15 dígitos.');
  yield* nameFaults(fields);
  const birth = birthDate === null ? undefined : birthFault(birthDate, today);
  if (birth) yield fault('birthDate', birth);
  // "Ignorado" is how a ficha says that it was not asked; who registers asks.
  if (sex === IGNORED_SEX) yield fault('sex', NOT_LISTED);
  if (race === RACE_NOT_TOLD) yield fault('race', NOT_LISTED);
}
