import { isCns, isCpf } from '@pec-aberto/brazil';
import { ethnicities } from '../../contract/codes/ethnicities.ts';
import { INDIGENOUS, noCpfReasons, RACE_NOT_TOLD, races, sexes, IGNORED_SEX } from '../../contract/codes.ts';
import type { FormFields } from '../../contract/fields.ts';
import { isDay, yearsBefore } from './dates.ts';
import { type Fault, fault, NOT_LISTED, REQUIRED } from './fault.ts';
import { nameFaults } from './names.ts';

/** "Dados pessoais" (§2.4): CPF-RULE and CNS-RULE, names, BIRTH-RULE, sexo, raça/cor e etnia. */

const ETHNICITIES = new Set(ethnicities.map(({ code }) => code));
const OLDEST_YEARS = 130;

/** The sentence for a birth date; `today` is the civil day of the municipality. */
function birthFault(birthDate: string | null, today: string): string | undefined {
  if (birthDate === null) return REQUIRED;
  if (!isDay(birthDate)) return 'Esta data não existe. Confira dia, mês e ano.';
  if (birthDate > today) return 'A data de nascimento ainda não chegou. Confira dia, mês e ano.';
  if (birthDate < yearsBefore(today, OLDEST_YEARS)) {
    return `A data de nascimento é de mais de ${OLDEST_YEARS} anos atrás. Confira o ano.`;
  }
  return undefined;
}

export function* personalFaults(fields: FormFields, today: string): Generator<Fault> {
  const { cpf, cns, noCpfReason, birthDate, sex, race, ethnicity } = fields;
  if (cpf !== null && !isCpf(cpf)) yield fault('cpf', 'O CPF não confere. Confira os 11 dígitos.');
  if (cns !== null && !isCns(cns)) yield fault('cns', 'O CNS não confere. Confira os 15 dígitos.');
  if (noCpfReason !== null && !noCpfReasons.some(({ code }) => code === noCpfReason)) {
    yield fault('noCpfReason', NOT_LISTED);
  }
  yield* nameFaults(fields);
  const birth = birthFault(birthDate, today);
  if (birth) yield fault('birthDate', birth);
  // "Ignorado" is how a ficha says that it was not asked; who registers asks.
  yield* chosen('sex', sex, sexes.some(({ code }) => code === sex) && sex !== IGNORED_SEX);
  yield* chosen('race', race, races.some(({ code }) => code === race) && race !== RACE_NOT_TOLD);
  if (race === INDIGENOUS) yield* chosen('ethnicity', ethnicity, ETHNICITIES.has(ethnicity ?? -1));
}

function* chosen(path: string, code: number | null, good: boolean): Generator<Fault> {
  if (!good) yield fault(path, code === null ? REQUIRED : NOT_LISTED);
}
