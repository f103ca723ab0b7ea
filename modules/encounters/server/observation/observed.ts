import { auditRead } from '#platform/audit/read';
import { civilTime } from '#platform/clock/civil';
import type { RouteOutput } from '#platform/contract/route';
import { conflict, forbidden, notFound } from '#platform/errors/problem';
import { accessOf } from '#platform/permissions/scope';
import type { ReadContext, UseCaseContext } from '#platform/usecase/context';
import { isStanding } from '../../contract/chart-entries.ts';
import type { getObservation } from '../../contract/observation.ts';
import { listEntries } from '../chart/entry-queries.ts';
import { allergiesIn } from '../chart/kept.ts';
import { type EncounterRow, holdEncounter } from '../encounter-queries.ts';
import { postOf } from '../own.ts';
import type { Post } from '../post-queries.ts';
import { mayContribute, OBSERVERS } from '../rights.ts';
import { getOfUnit } from '../view.ts';
import { listContacts } from '../contact-queries.ts';
import { listObservers } from './observation-queries.ts';

/** The lotação of somebody who takes part in observations, by the occupation (LEDI); else 403. */
export async function contributorOf(context: ReadContext): Promise<Post> {
  const post = await postOf(context);
  if (await mayContribute(post.cbo)) return post;
  throw forbidden(
    'Cidadãos em observação são acompanhados por médicos, enfermeiros, técnicos e auxiliares de enfermagem.',
  );
}

/** 409 `not-observed`, `observation-ended`. */
function requireObserved(row: EncounterRow): void {
  if (row.observedAt === null) {
    throw conflict('not-observed', 'Este cidadão não está em observação. Confira a lista de atendimentos.');
  }
  if (row.state === 'aberto') return;
  const { day, time } = civilTime(row.endedAt ?? row.startedAt, row.timeZone);
  const when =
    day === row.day ? `às ${time.slice(0, 5)}` : `em ${day.slice(8)}/${day.slice(5, 7)}, ${time.slice(0, 5)}`;
  throw conflict(
    'observation-ended',
    `A observação terminou ${when}, quando ${row.professional} finalizou o atendimento. ` +
      'Para registrar o que fez, adicione o cidadão à lista e inicie outro atendimento.',
  );
}

/** A visit of the own unit whose citizen is observed, which nobody ends meanwhile. 404 elsewhere. */
export async function holdObserved(context: UseCaseContext, id: string): Promise<EncounterRow> {
  const row = await holdEncounter(context.db, id);
  if (!row || row.unitId !== accessOf(context.actor)?.unitId) throw notFound('O atendimento');
  requireObserved(row);
  return row;
}

export async function readObservation(
  context: ReadContext,
  id: string,
): Promise<RouteOutput<typeof getObservation>> {
  const { db } = context;
  const post = await contributorOf(context);
  const row = await getOfUnit(context, id);
  requireObserved(row);
  const entries = await listEntries(db, row.citizenId);
  const others = await listObservers(db, row.unitId, OBSERVERS);
  await auditRead(context, {
    type: 'encounters.observation-viewed',
    subject: { table: 'citizen', id: row.citizenId },
  });
  return {
    contacts: await listContacts(db, id),
    allergies: allergiesIn(entries)
      .filter(({ said, removed }) => isStanding({ ...said, removed }))
      .map(({ name }) => name),
    responsible: OBSERVERS.test(post.cbo),
    others: others
      .filter(({ lotacaoId }) => lotacaoId !== row.lotacaoId)
      .map(({ lotacaoId, professional, cbo }) => ({ lotacaoId, professional, cbo })),
  };
}
