import { type Person, type Prepared, prepare } from '@pec-aberto/matching';
import type { CitizenRecord } from '../record/record.ts';

/** What a registration tells that can be compared. */
export type Told = { [Field in (typeof TOLD)[number]]?: CitizenRecord[Field] | undefined };
const TOLD = [
  'name',
  'socialName',
  'birthDate',
  'sex',
  'motherName',
  'fatherName',
  'cpf',
  'phoneHome',
  'phoneMobile',
  'phoneContact',
  'email',
  'street',
  'houseNumber',
  'bairro',
  'cep',
  'municipalityIbge',
  'birthMunicipalityIbge',
  'deceased',
  'diedOn',
] as const satisfies ReadonlyArray<keyof CitizenRecord>;

/** Died, nobody knows on which day. */
const DAY_UNKNOWN = 'unknown';

/** `sexes`; the other codes (indeterminado, ignorado) say nothing. */
const SEXES: Readonly<Record<number, 'M' | 'F'>> = { 0: 'M', 1: 'F' };

/** The registration as packages/matching reads a person; `cns` are all numbers in use. */
export function matchPerson(id: string, told: Told, cns: readonly string[]): Person {
  return {
    id,
    name: told.name ?? null,
    socialName: told.socialName ?? null,
    birthDate: told.birthDate ?? null,
    sex: SEXES[told.sex ?? -1] ?? null,
    motherName: told.motherName ?? null,
    fatherName: told.fatherName ?? null,
    cpf: told.cpf ?? null,
    cns,
    phones: [told.phoneMobile, told.phoneHome, told.phoneContact].filter(
      (phone) => typeof phone === 'string',
    ),
    email: told.email ?? null,
    street: told.street ?? null,
    number: told.houseNumber ?? null,
    bairro: told.bairro ?? null,
    cep: told.cep ?? null,
    municipality: told.municipalityIbge ?? null,
    birthMunicipality: told.birthMunicipalityIbge ?? null,
    deceasedOn: told.deceased ? (told.diedOn ?? DAY_UNKNOWN) : null,
  };
}

type Number = { kind: string; number: string; removedAt?: string | null };

/** The numbers of the card that the person has in use. */
const cnsOf = (documents: readonly Number[]): string[] =>
  documents.filter(({ kind, removedAt }) => kind === 'cns' && !removedAt).map(({ number }) => number);

/** Ready to be compared. */
export const preparePerson = (id: string, told: Told, documents: readonly Number[]): Prepared =>
  prepare(matchPerson(id, told, cnsOf(documents)));
