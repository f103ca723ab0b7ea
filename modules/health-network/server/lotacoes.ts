import { findDefaultProfiles, listAssignableProfiles, setLotacaoProfiles } from '#modules/access/index';
import { isReferenced, violates } from '#platform/db/errors';
import { uuidV7 } from '#platform/db/uuid';
import { conflict, forbidden, notFound, refused } from '#platform/errors/problem';
import { accessOf, reachOf } from '#platform/permissions/scope';
import type { ReadContext, UseCaseContext } from '#platform/usecase/context';
import { isCboAvailable } from './cbo-queries.ts';
import {
  deleteLotacao,
  findActiveUnit,
  findLotacao,
  findSame,
  insertLotacao,
  type Lotacao,
  listTeamChoices,
  listUnitChoices,
  setActive,
  updateOnCnesOf,
} from './lotacao-queries.ts';
import { requireProfessional } from './professional-queries.ts';

export type LotacaoInput = {
  unitId: string;
  cbo: string;
  teamId: string | null;
  profileIds: string[];
  updateOnCnes: boolean;
};

/** Nobody gives permissions to himself; who administers asks somebody else. */
function refuseOwn(context: UseCaseContext, professionalId: string): void {
  const { actor } = context;
  if (actor.kind !== 'person' || actor.professionalId !== professionalId) return;
  throw forbidden('Ninguém muda as próprias lotações. Peça a outra pessoa da administração.');
}

const inUse = () =>
  conflict('lotacao-in-use', 'Já se trabalhou nesta lotação e ela não pode ser excluída. Inative-a.');

function alreadyHere({ active }: { active: boolean }) {
  return active
    ? conflict('lotacao-exists', 'O profissional já tem esta lotação: mesma unidade, CBO e equipe.')
    : conflict(
        'lotacao-inactive',
        'O profissional já teve esta lotação, agora inativa. Marque “Mostrar inativas” e ative-a.',
      );
}

/** Municipality of the actor; a lotação is not given by who works for the whole installation. */
export function municipalityOf(context: ReadContext): string {
  const municipalityId = accessOf(context.actor)?.municipalityId;
  if (!municipalityId) throw notFound('O município');
  return municipalityId;
}

async function refuseUnavailable(
  context: UseCaseContext,
  municipalityId: string,
  cbo: string,
): Promise<void> {
  if (await isCboAvailable(context.db, municipalityId, cbo)) return;
  const message = 'Esta ocupação não está disponível para lotação no município. Escolha outra.';
  throw refused('cbo-unavailable', message, [{ path: 'cbo', message }]);
}

/** Units and profiles for the form of a lotação. */
export async function lotacaoChoices(context: ReadContext) {
  return {
    units: await listUnitChoices(context.db, reachOf(context.actor)),
    profiles: await listAssignableProfiles(context.db, municipalityOf(context)),
  };
}

/** What an import of the CNES would give a lotação of this occupation; none for one without part in care. */
export async function cboProfiles(context: ReadContext, cbo: string): Promise<{ profileIds: string[] }> {
  const [found] = await findDefaultProfiles(context.db, municipalityOf(context), [cbo]);
  return { profileIds: found?.profiles ?? [] };
}

/** Active teams of a unit within reach; 404 outside. */
export async function lotacaoTeams(context: ReadContext, unitId: string) {
  const unit = await findActiveUnit(context.db, reachOf(context.actor), unitId);
  if (!unit) throw notFound('A unidade de saúde');
  return listTeamChoices(context.db, unitId);
}

/** Gives a professional within reach a lotação in a unit within reach. */
export async function addLotacao(
  context: UseCaseContext,
  professionalId: string,
  input: LotacaoInput,
): Promise<{ id: string }> {
  const { db, now } = context;
  await requireProfessional(context, professionalId);
  refuseOwn(context, professionalId);
  const unit = await findActiveUnit(db, reachOf(context.actor), input.unitId);
  if (!unit) throw notFound('A unidade de saúde');
  await requireTeam(context, input);
  await refuseUnavailable(context, unit.municipalityId, input.cbo);
  const id = uuidV7(now.getTime());
  const lotacao = { ...input, id, professionalId };
  const same = await findSame(db, lotacao);
  if (same) throw alreadyHere(same);
  try {
    await insertLotacao(db, lotacao, now);
  } catch (error) {
    // Somebody else added it at the same moment.
    throw violates(error, 'lotacao_key') ? alreadyHere({ active: true }) : error;
  }
  await setLotacaoProfiles(db, { id, municipalityId: unit.municipalityId, profileIds: input.profileIds });
  tell(context, id, unit.municipalityId, { verb: 'added', operation: 'I' });
  return { id };
}

async function requireTeam(context: UseCaseContext, { unitId, teamId }: LotacaoInput): Promise<void> {
  if (teamId === null) return;
  const teams = await listTeamChoices(context.db, unitId);
  if (teams.some(({ id }) => id === teamId)) return;
  const message = 'Escolha uma equipe ativa desta unidade.';
  throw refused('team-invalid', message, [{ path: 'teamId', message }]);
}

type Told = { verb: string; operation: 'I' | 'U' | 'D'; fields?: string[] };

function tell(context: UseCaseContext, id: string, municipalityId: string, told: Told): void {
  context.changed({ table: 'lotacao', id, operation: told.operation });
  context.audit({
    type: `health-network.lotacao-${told.verb}`,
    subject: { table: 'lotacao', id },
    municipalityId,
    ...(told.fields ? { fields: told.fields } : {}),
  });
}

/** A lotação within reach that the actor may change: 404 outside, 403 for the own one. */
async function getChangeable(context: UseCaseContext, id: string, own = false): Promise<Lotacao> {
  const lotacao = await findLotacao(context.db, reachOf(context.actor), id);
  if (!lotacao) throw notFound('A lotação');
  if (!own) refuseOwn(context, lotacao.professionalId);
  return lotacao;
}

/**
 * Changes the profiles and whether the import of the CNES keeps them those of the CBO. Unit, CBO and team are
 * what the lotação is: another one is registered instead, so that what was done keeps its place.
 */
export async function changeLotacao(
  context: UseCaseContext,
  id: string,
  input: Pick<LotacaoInput, 'profileIds' | 'updateOnCnes'>,
): Promise<{ id: string }> {
  const { municipalityId, profileIds, updateOnCnes } = await getChangeable(context, id);
  await setLotacaoProfiles(context.db, { id, municipalityId, profileIds: input.profileIds });
  const sameProfiles = new Set([...profileIds, ...input.profileIds]).size === profileIds.length;
  const fields = [
    ...(sameProfiles && profileIds.length === new Set(input.profileIds).size ? [] : ['profiles']),
    ...(updateOnCnes === input.updateOnCnes ? [] : ['update_on_cnes']),
  ];
  if (fields.length === 0) return { id };
  await updateOnCnesOf(context.db, id, input.updateOnCnes, context.now);
  tell(context, id, municipalityId, { verb: 'changed', operation: 'U', fields });
  return { id };
}

/** Inactivating takes the access away at the next request (ADM-I12); one may leave the own lotação. */
export async function setLotacaoActive(
  context: UseCaseContext,
  id: string,
  active: boolean,
): Promise<{ id: string }> {
  const lotacao = await getChangeable(context, id, !active);
  if (lotacao.active === active) return { id };
  if (active) await requireUsable(context, lotacao);
  await setActive(context.db, id, active, context.now);
  const verb = active ? 'activated' : 'inactivated';
  tell(context, id, lotacao.municipalityId, { verb, operation: 'U', fields: ['active'] });
  return { id };
}

async function requireUsable(context: UseCaseContext, lotacao: Lotacao): Promise<void> {
  if (!lotacao.unitActive || !lotacao.teamActive) {
    throw conflict(
      'lotacao-place-inactive',
      'A unidade ou a equipe desta lotação está inativa. Importe o CNES ou cadastre outra lotação.',
    );
  }
  await refuseUnavailable(context, lotacao.municipalityId, lotacao.cbo);
}

/** Deletes a lotação in which nobody worked: 409 otherwise. */
export async function removeLotacao(context: UseCaseContext, id: string): Promise<void> {
  const lotacao = await getChangeable(context, id, true);
  if (!lotacao.unused) throw inUse();
  try {
    await deleteLotacao(context.db, id);
  } catch (error) {
    throw isReferenced(error) ? inUse() : error;
  }
  tell(context, id, lotacao.municipalityId, { verb: 'removed', operation: 'D' });
}
