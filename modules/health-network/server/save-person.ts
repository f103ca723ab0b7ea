import { normalizeCpf } from '@pec-aberto/brazil';
import { announceAddressChanges, managesPerson } from '#modules/access/index';
import { isReferenced, violates } from '#platform/db/errors';
import { uuidV7 } from '#platform/db/uuid';
import { conflict, type FieldProblem, notFound, Problem } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import { checkPerson, latestToday, type PersonFields, type PersonInput } from './person-checks.ts';
import {
  deletePerson,
  findProfessionalByCns,
  findProfessionalByCpf,
  insertPerson,
  type Registration,
  updatePerson,
} from './person-queries.ts';
import { requireProfessional } from './professional-queries.ts';
import { reachOf } from '#platform/permissions/scope';

const TAKEN: Record<'cpf' | 'cns', string> = {
  cpf: 'Já existe um profissional com este CPF. Procure-o na lista; se trabalha em outro município, importe o CNES.',
  cns: 'Este CNS já é de outro profissional. Confira os números no cartão.',
};

function taken(path: 'cpf' | 'cns'): Problem {
  const fields: FieldProblem[] = [{ path, message: TAKEN[path] }];
  return new Problem(409, `${path}-taken`, TAKEN[path], fields);
}

/** Says 409 on the field when another professional holds the CPF or the CNS. */
async function requireFree(context: UseCaseContext, person: PersonFields, own?: string): Promise<void> {
  const { db } = context;
  const byCpf = await findProfessionalByCpf(db, person.cpf);
  if (byCpf !== undefined && byCpf !== own) throw taken('cpf');
  const byCns = person.cns === null ? undefined : await findProfessionalByCns(db, person.cns);
  if (byCns !== undefined && byCns !== own) throw taken('cns');
}

/** The same answer when two people save at the same moment: the base refuses the second. */
async function kept<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (violates(error, 'professional_cpf')) throw taken('cpf');
    if (violates(error, 'professional_cns')) throw taken('cns');
    throw error;
  }
}

async function insert(
  context: UseCaseContext,
  person: PersonFields,
  registration: Registration,
): Promise<string> {
  await requireFree(context, person);
  const id = uuidV7(context.now.getTime());
  await kept(() => insertPerson(context.db, id, person, registration, context.now));
  context.changed({ table: 'professional', id, operation: 'I' });
  context.audit({ type: 'health-network.professional-added', subject: { table: 'professional', id } });
  return id;
}

/**
 * Registers a professional by hand, who belongs to the actor's unit or municipality
 * until a lotação says where the person works. 422 with the faults of fields; 409 for a CPF or CNS in use.
 */
export async function addProfessional(context: UseCaseContext, input: PersonInput): Promise<{ id: string }> {
  const person = checkPerson(input, { today: latestToday(context.now) });
  return { id: await insert(context, person, reachOf(context.actor)) };
}

/**
 * The professional with this CPF, or a new one entered by hand; the CNES fills the rest when it knows the
 * person. Throws 422 or 409 with the fields that are wrong. What an existing person has is kept.
 */
export async function ensureProfessional(context: UseCaseContext, input: PersonInput): Promise<string> {
  const existing = await findProfessionalByCpf(context.db, normalizeCpf(input.cpf));
  if (existing !== undefined) return existing;
  const person = checkPerson(input, { today: latestToday(context.now) });
  return insert(context, person, { municipalityId: null, unitId: null });
}

/** Saves the form over the version it was opened with: 409 when somebody else changed it meanwhile. */
export async function changeProfessional(
  context: UseCaseContext,
  id: string,
  { version, ...input }: PersonInput & { version: string },
): Promise<{ id: string }> {
  const before = await requireManaged(context, id);
  const known = { today: latestToday(context.now), councils: new Set([before.council]) };
  const person = checkPerson(input, known);
  await requireFree(context, person, id);
  const fields = await kept(() => updatePerson(context.db, id, person, version, context.now));
  if (fields === undefined) {
    throw conflict(
      'changed-meanwhile',
      'Outra pessoa alterou este cadastro enquanto você o editava. Abra-o de novo, confira e refaça a mudança.',
    );
  }
  if (fields.length === 0) return { id };
  context.changed({ table: 'professional', id, operation: 'U' });
  context.audit({
    type: 'health-network.professional-changed',
    subject: { table: 'professional', id },
    fields,
  });
  if (fields.includes('email')) {
    await announceAddressChanges(context, [{ professionalId: id, former: before.email }]);
  }
  return { id };
}

/** Deletes a professional whom nothing names: no lotação, access or password ever (ADM-I13). */
export async function removeProfessional(context: UseCaseContext, id: string): Promise<void> {
  await requireManaged(context, id);
  try {
    await deletePerson(context.db, id);
  } catch (error) {
    if (!isReferenced(error)) throw error;
    throw conflict(
      'professional-in-use',
      'Este profissional tem lotação, acesso ou registros e não pode ser excluído. Inative as lotações dele.',
    );
  }
  context.changed({ table: 'professional', id, operation: 'D' });
  context.audit({ type: 'health-network.professional-removed', subject: { table: 'professional', id } });
}

/** Within reach, and not above the actor: 404 otherwise. */
async function requireManaged(context: UseCaseContext, id: string) {
  const professional = await requireProfessional(context, id);
  if (!(await managesPerson(context.db, context.actor, id))) throw notFound('O profissional');
  return professional;
}
