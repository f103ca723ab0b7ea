import { shortAge } from '@pec-aberto/clinical';
import { labelOf } from '#platform/contract/choices';
import { titleCaseName } from '@pec-aberto/brazil';
import { searchCitizensContract } from '#modules/citizens/contract';
import type { RouteOutput } from '#platform/contract/route';
import { callApi, type Choice, formatDate } from '#ui/index';
import { mapOfPerson } from '#ui/client/leaving';
import { findArrivals } from '../contract.ts';
import { STATUSES } from '../contract/status.ts';

const MOST = 10;

type Found = RouteOutput<typeof searchCitizensContract>['rows'][number];
/** Somebody found, with what of today the unit knows. */
export type Arriving = Found &
  Pick<RouteOutput<typeof findArrivals>['rows'][number], 'listed' | 'appointments'>;

/** Names the answers of the search; who was added is on the list in the next one. */
export const ARRIVING = 'reception.arriving';

/** Those that searches found, for what is picked among them. */
export const arriving = mapOfPerson<Arriving>();

/** "Na lista desde 10:34, aguardando". */
export const listedText = ({ listed }: Pick<Arriving, 'listed'>): string =>
  listed
    .map(({ time, status }) => `Na lista desde ${time}: ${labelOf(STATUSES, status).toLowerCase()}`)
    .join(' · ');

/** "07/06/1960 · 66 anos · Mãe: Antônia Ribeiro": tells one person from another. */
export function identityText({ birthDate, deceased, motherName, cpf }: Arriving, today: string): string {
  return [
    birthDate && formatDate(birthDate),
    !deceased && shortAge(birthDate, today),
    motherName && `Mãe: ${titleCaseName(motherName)}`,
    cpf,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** What matters at the desk comes first. */
function describe(person: Arriving, today: string): string {
  const { deceased, diedOn, status, appointments } = person;
  const died = deceased && `Óbito${diedOn ? ` em ${formatDate(diedOn)}` : ''}`;
  return [
    died,
    status === 'inactive' && !deceased && 'Cadastro inativo',
    listedText(person),
    appointments.length > 0 && `Agendado hoje às ${appointments.map(({ time }) => time).join(', ')}`,
    identityText(person, today),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Citizens by name, CPF, CNS or birth date, each with what of today matters at the desk (ENC-02). */
export async function findArriving(
  text: string,
  today: string,
  call: { signal: AbortSignal },
): Promise<Choice[]> {
  const { rows } = await callApi(searchCitizensContract, { body: { text, limit: MOST } }, call);
  if (rows.length === 0) return [];
  const { rows: known } = await callApi(
    findArrivals,
    { body: { citizenIds: rows.map(({ id }) => id) } },
    call,
  );
  return rows.map((row) => {
    const { listed = [], appointments = [] } = known.find(({ citizenId }) => citizenId === row.id) ?? {};
    const person = { ...row, listed, appointments };
    arriving.set(row.id, person);
    return { value: row.id, label: titleCaseName(row.name), description: describe(person, today) };
  });
}
