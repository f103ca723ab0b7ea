import { labelOf } from '#platform/contract/choices';
import { titleCaseName } from '@pec-aberto/brazil';
import { CARE_TYPES, type CareType, ORIGINS, REMOVALS, type WaitingRequest } from '../../contract/waiting.ts';

export const careText = (care: CareType): string => labelOf(CARE_TYPES, care);
export const originText = (origin: WaitingRequest['origin']): string => labelOf(ORIGINS, origin);
export const citizenName = ({ citizen }: WaitingRequest): string => titleCaseName(citizen.name);

/** What the unit did not put on the list itself leaves it only by an appointment. */
export const isOwn = ({ origin }: WaitingRequest): boolean => origin === 'garantia-do-acesso';

const NURSE = '2235';
const DOCTOR = '225';
const DENTIST = '2232';

/** Does an occupation (CBO) give this care? All of a CEO is given by dentists. */
export function givesCare(cbo: string, care: CareType): boolean {
  if (care === 'enfermagem') return cbo.startsWith(NURSE);
  return cbo.startsWith(care === 'medica' ? DOCTOR : DENTIST);
}

/** How somebody left the list. */
export const removalText = (removal: string | null): string => {
  if (removal === null) return 'Agendado';
  return removal === 'obito' ? 'Óbito' : labelOf(REMOVALS, removal);
};
