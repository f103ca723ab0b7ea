import { refused } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import type { Desk } from './desk.ts';
import { listPosts, listServiceTypes, listTeams } from './desk-queries.ts';

/** How the desk organises who waits. It stops nobody else from attending. */
export type Organised = { lotacaoId: string | null; teamId: string | null; serviceTypes: readonly string[] };

const NOTHING: Organised = { lotacaoId: null, teamId: null, serviceTypes: [] };

const wrong = (path: keyof Organised, message: string) =>
  refused('choice-not-offered', message, [{ path, message }]);

/** 422 for what the unit does not offer (ADM-H05); what the entry `held` already may stay. */
export async function requireOffered(
  { db }: UseCaseContext,
  { unitId }: Pick<Desk, 'unitId'>,
  { lotacaoId, teamId, serviceTypes }: Organised,
  held: Organised = NOTHING,
): Promise<void> {
  const [posts, teams, types] = await Promise.all([
    listPosts(db, unitId),
    listTeams(db, unitId),
    listServiceTypes(db, unitId),
  ]);
  const lies = (id: string | null, kept: string | null, offered: ReadonlyArray<{ id: string }>) =>
    id === null || id === kept || offered.some((one) => one.id === id);
  if (!lies(lotacaoId, held.lotacaoId, posts)) {
    throw wrong('lotacaoId', 'Este profissional não está ativo nesta unidade. Escolha outro.');
  }
  if (!lies(teamId, held.teamId, teams)) {
    throw wrong('teamId', 'Esta equipe não está ativa nesta unidade. Escolha outra.');
  }
  const active = types.filter((type) => type.active);
  const strange = serviceTypes.some((id) => !held.serviceTypes.includes(id) && !lies(id, null, active));
  if (strange) {
    throw wrong('serviceTypes', 'A unidade não oferece mais este tipo de serviço. Escolha outro.');
  }
}
