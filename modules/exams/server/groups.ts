import { getMunicipalityInScope } from '#modules/health-network/index';
import { violates } from '#platform/db/errors';
import { singleSpaced } from '#platform/contract/typed';
import { uuidV7 } from '#platform/db/uuid';
import { conflict, notFound, refused } from '#platform/errors/problem';
import { municipalityScope } from '#platform/permissions/scope';
import type { UseCaseContext } from '#platform/usecase/context';
import type { GroupInput, GroupView } from '../contract.ts';
import {
  deleteGroup,
  findGroup,
  type Group,
  insertGroup,
  type KnownGroup,
  listExams,
  updateGroup,
} from './group-queries.ts';
import { viewOf } from './view.ts';

const wrong = (path: string, code: string, message: string) => refused(code, message, [{ path, message }]);

/** Codes that the group holds stay, though they left SIGTAP. */
async function keptOf(
  { db }: UseCaseContext,
  { name: typed, sex, codes }: GroupInput,
  held: readonly string[],
): Promise<Pick<Group, 'name' | 'sex' | 'codes'>> {
  const name = singleSpaced(typed);
  if (name === '') throw wrong('name', 'name-empty', 'Preenchimento obrigatório.');
  if (codes.length === 0) throw wrong('codes', 'exams-missing', 'Escolha ao menos um exame.');
  const known = await listExams(db, codes);
  const may = new Set([...held, ...known.flatMap(({ code, inForce }) => (inForce ? [code] : []))]);
  const strange = codes.find((code) => !may.has(code));
  if (strange !== undefined) {
    throw wrong('codes', 'exam-unknown', `O exame ${strange} não está no SIGTAP em uso. Tire-o do grupo.`);
  }
  return { name, sex, codes };
}

function refuseTaken(error: unknown): never {
  if (!violates(error, 'exam_group_key')) throw error;
  throw wrong('name', 'exam-group-taken', 'Já há um grupo de exames com este nome. Escolha outro nome.');
}

function tell(
  context: UseCaseContext,
  group: Group,
  verb: string,
  operation: 'I' | 'U' | 'D',
  fields?: string[],
): void {
  const { id, municipalityId, name } = group;
  context.changed({ table: 'exam_group', id, operation });
  context.audit({
    type: `exams.group-${verb}`,
    subject: { table: 'exam_group', id },
    municipalityId,
    details: { name },
    ...(fields ? { fields } : {}),
  });
}

/** 422 `exam-group-taken`, `exam-unknown`. */
export async function addGroup(context: UseCaseContext, ibge: string, input: GroupInput): Promise<GroupView> {
  const { id: municipalityId } = await getMunicipalityInScope(context, ibge);
  const group = {
    id: uuidV7(context.now.getTime()),
    municipalityId,
    ...(await keptOf(context, input, [])),
  };
  await insertGroup(context.db, group, context.now).catch(refuseTaken);
  tell(context, group, 'added', 'I');
  return readGroup(context, group.id);
}

/** 404 for another municipality's. */
async function getGroup({ db, actor }: UseCaseContext, id: string): Promise<KnownGroup> {
  const group = await findGroup(db, municipalityScope(actor).municipalityId, id);
  if (!group) throw notFound('O grupo de exames');
  return group;
}

async function readGroup(context: UseCaseContext, id: string): Promise<GroupView> {
  const group = await getGroup(context, id);
  return viewOf(group, await listExams(context.db, group.codes));
}

/** 409 `exam-group-changed` where another person saved after this version was read. */
export async function changeGroup(
  context: UseCaseContext,
  id: string,
  { version, ...input }: GroupInput & { version: string },
): Promise<GroupView> {
  const before = await getGroup(context, id);
  const group = { ...before, ...(await keptOf(context, input, before.codes)) };
  const fields = [
    ...(group.name === before.name ? [] : ['name']),
    ...(group.sex === before.sex ? [] : ['sex']),
    ...(group.codes.join() === before.codes.join() ? [] : ['codes']),
  ];
  if (!(await updateGroup(context.db, group, version).catch(refuseTaken))) {
    throw conflict(
      'exam-group-changed',
      'Outra pessoa gravou este grupo depois que você o abriu. Nada foi gravado: feche, abra de novo e confira.',
    );
  }
  if (fields.length > 0) tell(context, group, 'changed', 'U', fields);
  return readGroup(context, id);
}

export async function removeGroup(context: UseCaseContext, id: string): Promise<void> {
  const group = await getGroup(context, id);
  if (!(await deleteGroup(context.db, id))) throw notFound('O grupo de exames');
  tell(context, group, 'removed', 'D');
}
