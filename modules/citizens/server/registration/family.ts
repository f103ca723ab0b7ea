import { NOT_LISTED } from '#platform/contract/form/faults';
import { normalizeDigits } from '@pec-aberto/brazil';
import type { Tx } from '#platform/db/database';
import { conflict } from '#platform/errors/problem';
import { kinships } from '../../contract/codes.ts';
import type { CitizenRecord } from '../record/record.ts';
import { type Fault, fault } from '../rules/fault.ts';
import { holdResponsible, onlyHolder } from './family-queries.ts';
import { isCns, isCpf } from '@pec-aberto/brazil';

export type FamilyInput = {
  isResponsible: boolean;
  responsibleId?: string | null;
  responsibleDocument?: string | null;
  kinship?: number | null;
};
export type Family = Pick<
  CitizenRecord,
  'familyResponsible' | 'responsibleId' | 'responsibleDocument' | 'kinship'
>;

/**
 * What a family block makes of a record (FCI statusEhResponsavel, cpf/cnsResponsavelFamiliar, relacaoParentesco). A
 * number that one registration has becomes that person; one that nobody or several have stays a number. Families are
 * one level deep: a responsible depends on nobody.
 */
export async function familyOf(
  db: Tx,
  self: string | null,
  input: FamilyInput,
): Promise<{ fields: Family; faults: Fault[] }> {
  const fields: Family = {
    familyResponsible: input.isResponsible,
    responsibleId: null,
    responsibleDocument: null,
    kinship: null,
  };
  if (input.isResponsible) return { fields, faults: [] };
  const faults: Fault[] = [];
  const number = normalizeDigits(input.responsibleDocument ?? '');
  if (input.responsibleId) fields.responsibleId = input.responsibleId;
  else if (number !== '') {
    if (!isCpf(number) && !isCns(number)) {
      faults.push(fault('family.responsibleDocument', 'O número não confere. Informe o CPF ou o CNS.'));
    } else fields.responsibleId = await onlyHolder(db, number);
    if (fields.responsibleId === null) fields.responsibleDocument = number;
  }
  const kinship = input.kinship ?? null;
  if (kinship !== null && !kinships.some(({ code }) => code === kinship)) {
    faults.push(fault('family.kinship', NOT_LISTED));
  }
  fields.kinship = fields.responsibleId || fields.responsibleDocument ? kinship : null;
  const wrong = await responsibleFault(db, self, fields.responsibleId);
  if (wrong) faults.push(fault('family.responsibleId', wrong));
  return { fields, faults };
}

async function responsibleFault(
  db: Tx,
  self: string | null,
  responsible: string | null,
): Promise<string | undefined> {
  if (responsible === null) return undefined;
  if (responsible === self) return 'A pessoa não pode depender de si mesma. Marque-a como responsável.';
  const row = await holdResponsible(db, responsible, self).catch((error: unknown) => {
    throw isDeadlock(error) ? familyBusy() : error;
  });
  if (!row || row.merged) return 'O responsável não tem mais este cadastro. Procure-o de novo.';
  if (row.depends) return 'Esta pessoa depende de outro responsável. Escolha o responsável da família.';
  if (row.dependents)
    return 'Há pessoas que dependem deste cidadão. Escolha antes outro responsável para elas.';
  return undefined;
}

/** Two who name each other at once wait for each other: the base lets one go on, and tells the other. */
const isDeadlock = (error: unknown) => (error as { code?: unknown } | null)?.code === '40P01';
const familyBusy = () =>
  conflict(
    'family-busy',
    'Alguém está alterando agora o cadastro de uma pessoa desta família. Aguarde um instante e tente de novo.',
  );
