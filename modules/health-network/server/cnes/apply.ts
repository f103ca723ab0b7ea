import { announceAddressChanges, assignDefaultProfiles } from '#modules/access/index';
import type { UseCaseContext } from '#platform/usecase/context';
import {
  analyzeLotacoes,
  applyLotacoes,
  applyProfessionals,
  applyTeams,
  applyUnits,
  findAddressChanges,
  findToDerive,
  giveAgendas,
  inactivateLeaving,
  logChanges,
} from './apply-queries.ts';

/** Carries the plan out: rows, profiles, agendas and their change log, all in the caller's transaction. */
export async function applyPlan(useCase: UseCaseContext, municipalityId: string): Promise<void> {
  const { db, now } = useCase;
  const context = { municipalityId, now };
  await inactivateLeaving(db, context);
  await applyUnits(db, context);
  await applyTeams(db, context);
  await applyProfessionals(db, context);
  await applyLotacoes(db, context);
  await analyzeLotacoes(db);
  await assignDefaultProfiles(db, await findToDerive(db));
  await giveAgendas(db, context);
  await logChanges(db, context);
  await announceAddressChanges(useCase, await findAddressChanges(db));
}
