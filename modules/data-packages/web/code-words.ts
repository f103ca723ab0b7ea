import type { CodeRefusal } from '../contract/admits.ts';
import type { FoundCode } from '../contract/codes.ts';

const YEAR = 12;
const YOUNG = 24;
/** 130 years and 11 months: how SIGTAP writes that there is no oldest age. */
const OLDEST = 1571;

/** An age in completed months, in words: months below two years, then years with what is over. */
function ageWords(months: number): string {
  if (months < YOUNG) return months === 1 ? '1 mês' : `${months} meses`;
  const over = months % YEAR;
  const years = `${Math.floor(months / YEAR)} anos`;
  return over === 0 ? years : `${years} e ${over === 1 ? '1 mês' : `${over} meses`}`;
}

/** Of whom a code is only for, in words; '' of one for everybody. */
export function limitsText({
  sex,
  ageFrom,
  ageUntil,
}: Pick<FoundCode, 'sex' | 'ageFrom' | 'ageUntil'>): string {
  const from = ageFrom ?? 0;
  const until = ageUntil === null || ageUntil >= OLDEST ? null : ageUntil;
  const age =
    until === null
      ? from > 0 && `a partir de ${ageWords(from)}`
      : from > 0
        ? `de ${ageWords(from)} a ${ageWords(until)}`
        : `até ${ageWords(until)}`;
  const whose = sex === null ? false : sex === 1 ? 'sexo feminino' : 'sexo masculino';
  return [whose, age].filter((part) => part !== false).join(', ');
}

const REASONS: Readonly<Record<CodeRefusal | 'left', string>> = {
  left: 'saiu da tabela',
  cbo: 'não cabe ao CBO',
  sex: 'não cabe ao sexo',
  age: 'não cabe à idade no dia',
};

/** Why a code is not offered, as the end of a sentence: "não cabe ao CBO nem à idade no dia" is told as a list. */
export const reasonsText = (why: ReadonlyArray<CodeRefusal | 'left'>): string =>
  why.map((reason) => REASONS[reason]).join(', ');
