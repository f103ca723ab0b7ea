import { formatDate } from '#ui/kit/format';

const FEMALE = 1;

/** "Falecida em 05/10/2020", after the sex of the registration. */
export function deathText({ sex, diedOn }: { sex: number | null; diedOn: string | null }): string {
  const word = sex === FEMALE ? 'Falecida' : 'Falecido';
  return diedOn ? `${word} em ${formatDate(diedOn)}` : word;
}
