import { titleCaseName } from '@pec-aberto/brazil';
import { callApi, type Choice, formatDate } from '#ui/index';
import { searchCitizensContract } from '../contract/search.ts';

const MOST = 10;

/** Citizens on record by name, CPF or CNS, as choices of a field: the name, and what tells one from another. */
export async function findPeople(text: string, call: { signal: AbortSignal }): Promise<Choice[]> {
  const { rows } = await callApi(searchCitizensContract, { body: { text, limit: MOST } }, call);
  return rows.map(({ id, name, birthDate, motherName, cpf }) => ({
    value: id,
    label: titleCaseName(name),
    description: [birthDate && formatDate(birthDate), motherName && `Mãe: ${titleCaseName(motherName)}`, cpf]
      .filter(Boolean)
      .join(' · '),
  }));
}
